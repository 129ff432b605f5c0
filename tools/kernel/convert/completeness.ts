import ts from "typescript";

/** Whether a console should run the code or wait for more of it. */
export function completeness(source: string): {
  status: "complete" | "incomplete" | "invalid";
  indent?: string;
} {
  const { diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  if (diagnostics.length === 0) return { status: "complete" };
  const end = source.trimEnd().length;
  const isOpen = diagnostics.some(({ start = 0, code }) => start >= end && code !== unterminatedString);
  const isUnterminated = diagnostics.some(({ code }) => unterminated.has(code));
  if (!isOpen && !isUnterminated) return { status: "invalid" };
  const last = source.split("\n").pop() ?? "";
  const deeper = /[{([]\s*$/.test(last) ? "  " : "";
  return { status: "incomplete", indent: `${last.match(/^\s*/)?.[0] ?? ""}${deeper}` };
}

/** It would have to end on its line. */
const unterminatedString = 1002;

/** A comment, a template. */
const unterminated = new Set([1010, 1160]);
