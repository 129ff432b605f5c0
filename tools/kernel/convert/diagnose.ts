import ts from "typescript";
import type { Complaint } from "../exchange.js";
import { pointsOf } from "./positions.js";
import type { Project } from "./project.js";

/** Syntax first: what the rest would say of code that is not code misleads. */
export function errorsIn(program: ts.Program, files: ts.SourceFile[]): ts.Diagnostic[] {
  const syntax = files.flatMap((file) => program.getSyntacticDiagnostics(file));
  const all = syntax.length > 0 ? syntax : files.flatMap((file) => program.getSemanticDiagnostics(file));
  return all.filter(({ category }) => category === ts.DiagnosticCategory.Error);
}

/** What the compiler would say of the code, without running it. */
export function diagnose(project: Project, source: string): Complaint[] {
  const { program, file } = project.program(`${source}\nexport {};`);
  project.settle(false);
  return errorsIn(program, [file])
    .filter((error) => error.file === file)
    .map(({ start = 0, length = 0, messageText }) => ({
      start: pointsOf(source, start),
      end: pointsOf(source, start + length),
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    }));
}
