import type ts from "typescript";

/** The compiler's words where a reader of a notebook needs others. */
export function remedy(code: ts.Diagnostic["code"], message: string, folder: string): string {
  const name = message.match(/'([^']*)'/)?.[1] ?? "";
  switch (code) {
    case 2307: // Cannot find module
    case 2792:
      if (/^[./]/.test(name))
        return `Cannot find module '${name}': there is no such file beside the notebook.`;
      return `Cannot find module '${name}': no node_modules folder in or above ${folder} holds it. Keep the notebook in a folder below one that does, or run "npm install ${packageOf(name)}" in ${folder}.`;
    case 2632: // … because it is an import: so earlier cells' constants are handed on
      return message.replace("it is an import", "it is a constant");
    default:
      return message.replace(/import\("[^"]*\/__cell_\d+__"\)\./g, "");
  }
}

const packageOf = (name: string) => name.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? name;
