import ts from "typescript";
import type { Complaint } from "../exchange.js";
import { tooDeepIn } from "./depth.js";
import { messageOf } from "./messages.js";
import { asValue } from "./objects.js";
import type { Project } from "./project.js";
import type { Shelf } from "./remedies.js";

/** A flag of a regular expression that is newer than the target: the engine, if it lacks it, says so itself. */
const newFlag = 1501;

const isError = ({ category, code }: ts.Diagnostic) =>
  category === ts.DiagnosticCategory.Error && code !== newFlag;

/** Syntax first: where it is wrong, all other errors mislead. */
export function errorsIn(program: ts.Program, files: ts.SourceFile[]): ts.Diagnostic[] {
  const syntax = files.flatMap((file) => program.getSyntacticDiagnostics(file)).filter(isError);
  const first = syntax.length > 0 ? syntax : files.flatMap(tooDeepIn);
  return first.length > 0
    ? first
    : files.flatMap((file) => program.getSemanticDiagnostics(file)).filter(isError);
}

/** What a check finds; it checks again if the program had no corrections of names left. */
export function checked<Found extends { errors: ts.Diagnostic[] }>(
  project: Project,
  check: () => Found,
): Found {
  const found = check();
  return project.isSpent(found.errors.length) ? checked(project, check) : found;
}

/** What the compiler would say of the code, without running it. */
export function diagnose(project: Project, source: string, shelf: Shelf): Complaint[] {
  const { text, before } = asValue(source);
  const { file, errors } = checked(project, () => {
    const { program, file } = project.program(`${text}\nexport {};`);
    return { file, errors: errorsIn(program, [file]) };
  });
  project.settle(false);
  const within = (place: number) => Math.min(Math.max(place - before, 0), source.length);
  return errors
    .filter((error) => error.file === file)
    .map((error) => ({
      start: within(error.start ?? 0),
      end: within((error.start ?? 0) + (error.length ?? 0)),
      message: messageOf(error, shelf),
    }));
}
