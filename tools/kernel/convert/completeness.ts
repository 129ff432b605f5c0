import ts from "typescript";
import { asValue } from "./objects.js";

/** Whether a console should run the code or wait for more of it. */
export function completeness(source: string): {
  status: "complete" | "incomplete" | "invalid";
  indent?: string;
} {
  const { diagnostics = [] } = ts.transpileModule(asValue(source).text, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  if (diagnostics.length === 0 && !lacksBody(source)) return { status: "complete" };
  const end = source.trimEnd().length;
  const isOpen = diagnostics.some(({ start = 0, code }) => start >= end && code !== unterminatedString);
  const isUnterminated = diagnostics.some(({ code }) => unterminated.has(code));
  if (diagnostics.length > 0 && !isOpen && !isUnterminated) return { status: "invalid" };
  const last = source.split("\n").pop() ?? "";
  const deeper = /[{([]\s*$/.test(last) ? "  " : "";
  return { status: "incomplete", indent: `${last.match(/^\s*/)?.[0] ?? ""}${deeper}` };
}

/** The head of a function, whose body may begin on the next line; to the compiler it is an overload. */
function lacksBody(source: string): boolean {
  const last = ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ESNext).statements.at(-1);
  if (last === undefined || !ts.isFunctionDeclaration(last) || last.body) return false;
  return !last.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

/** It would have to end on its line. */
const unterminatedString = 1002;

/** A comment, a template. */
const unterminated = new Set([1010, 1160]);
