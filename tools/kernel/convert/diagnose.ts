import ts from "typescript";
import type { Complaint } from "../exchange.js";
import { tooDeepIn } from "./depth.js";
import { pointsOf } from "./positions.js";
import type { Project } from "./project.js";

/** A flag of a regular expression that is newer than the target: the engine, if it lacks it, says so itself. */
const newFlag = 1501;

const isError = ({ category, code }: ts.Diagnostic) =>
  category === ts.DiagnosticCategory.Error && code !== newFlag;

/** Syntax first: what the rest would say of code that is not code misleads. */
export function errorsIn(program: ts.Program, files: ts.SourceFile[]): ts.Diagnostic[] {
  const syntax = files.flatMap((file) => program.getSyntacticDiagnostics(file)).filter(isError);
  const first = syntax.length > 0 ? syntax : files.flatMap(tooDeepIn);
  return first.length > 0
    ? first
    : files.flatMap((file) => program.getSemanticDiagnostics(file)).filter(isError);
}

/** What the compiler would say of the code, without running it. */
export function diagnose(project: Project, source: string): Complaint[] {
  const { program, file } = project.program(`${source}\nexport {};`);
  project.settle(false);
  const errors = errorsIn(program, [file]);
  if (errors.length > 0) project.renew();
  return errors
    .filter((error) => error.file === file)
    .map(({ start = 0, length = 0, messageText }) => ({
      start: pointsOf(source, start),
      end: pointsOf(source, start + length),
      message: ts.flattenDiagnosticMessageText(messageText, "\n"),
    }));
}
