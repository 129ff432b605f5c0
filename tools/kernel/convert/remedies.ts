import type ts from "typescript";
import { withoutCellFiles } from "./cellFiles.js";

/** Where a cell finds its modules. */
export interface Shelf {
  /** Where the notebook lies. */
  folder: string;
  /** All the modules there are, where nobody can install another: in a browser. */
  modules?: readonly string[] | undefined;
}

/** The compiler's words where a reader of a notebook needs others. */
export function remedy(code: ts.Diagnostic["code"], message: string, { folder, modules }: Shelf): string {
  const name = message.match(/'([^']*)'/)?.[1] ?? "";
  switch (code) {
    case 2307: // Cannot find module
    case 2792:
      if (modules) return notInBrowser(name, modules);
      if (/^(?!node:)\w+:/.test(name))
        return `Cannot find module '${name}': cells import no addresses. Install the package with npm in ${folder}, and import it by its name.`;
      if (/^[./].*\.(?![cm]?[jt]sx?$|json$)\w+$/.test(name))
        return `Cannot find module '${name}': what a cell imports is TypeScript, JavaScript or JSON. Read the file instead, as with readFileSync of "node:fs".`;
      if (/^[./]/.test(name))
        return `Cannot find module '${name}': there is no such file beside the notebook.`;
      return `Cannot find module '${name}': no node_modules folder in or above ${folder} holds it${partOf(name)}. Keep the notebook in a folder below one that does, or run "npm install ${packageOf(name)}" in ${folder}.`;
    case 2304: // Cannot find name
    case 2580: // … which Node has
    case 2591:
    case 2584: // … which a page has
    case 18004: // … which { name } has for its value, too
      return withoutName(name, modules !== undefined) ?? `Cannot find name '${name}'.`;
    case 2632: // … because it is an import: so earlier cells' constants are handed on
      return message.replace("it is an import", "it is a constant");
    default:
      return withoutCellFiles(message);
  }
}

/** Of `package/part`. */
const partOf = (name: string) => (name === packageOf(name) ? "" : `, or ${packageOf(name)} has no such part`);

const packageOf = (name: string) => name.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? name;

const needsComputer = "Files, other servers and whatever else is Node's need a Jupyter on your computer.";

const ofPage =
  /^(document|window|navigator|alert|confirm|prompt|localStorage|sessionStorage|requestAnimationFrame)$/;
const ofNode =
  /^(process|Buffer|require|module|exports|global|__dirname|__filename|fetch|XMLHttpRequest|WebSocket)$/;
const immediate = /^(set|clear)Immediate$/;

/** What to do without something that pages have, or Node; undefined where nobody has it. */
function withoutName(name: string, inBrowser: boolean): string | undefined {
  if (ofPage.test(name))
    return `Cells have no ${name}: they run outside the page. Write values into the cell, print with console.log, and show HTML with display.html of "tslab": its scripts run in the page.`;
  if (!inBrowser) return undefined;
  if (immediate.test(name))
    return `Cells in the browser have no ${name}: use ${name.replace("Immediate", "Timeout")}.`;
  return ofNode.test(name) ? `Cells in the browser have no ${name}. ${needsComputer}` : undefined;
}

export const notInBrowser = (name: string, modules: readonly string[]) =>
  `There is no module ${name} in the browser: there are ${modules.join(", ")}. ${needsComputer}`;
