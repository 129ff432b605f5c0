import ts from "typescript";

/**
 * What to compile for a cell, and how many characters that has `before` the cell. A cell that is nothing but an object,
 * `{ p, q }`, is meant for its value, as in the consoles of Node and Deno; to TypeScript it is a block until it stands in
 * brackets.
 */
export const asValue = (source: string) =>
  isObject(source) ? { text: inBrackets(source), before: 1 } : { text: source, before: 0 };

const inBrackets = (source: string) => `(${source}\n)`; // the last line may be a comment

function isObject(source: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, source);
  if (scanner.scan() !== ts.SyntaxKind.OpenBraceToken) return false;
  const { statements, parseDiagnostics } = ts.createSourceFile(
    "cell.ts",
    inBrackets(source),
    ts.ScriptTarget.ESNext,
  ) as Parsed;
  const [first, ...more] = statements;
  if (parseDiagnostics.length > 0 || more.length > 0 || !first || !ts.isExpressionStatement(first))
    return false;
  const { expression } = first;
  return (
    ts.isParenthesizedExpression(expression) &&
    ts.isObjectLiteralExpression(expression.expression) &&
    expression.expression.properties.every(isPlain)
  );
}

/** Not `x = 1`, which may be an assignment in a block, nor `f() { … }`, which may be a call and a block. */
const isPlain = (property: ts.ObjectLiteralElementLike) =>
  ts.isPropertyAssignment(property) ||
  ts.isSpreadAssignment(property) ||
  (ts.isShorthandPropertyAssignment(property) && !property.objectAssignmentInitializer);

/** What TypeScript keeps of a file, and does not declare. */
type Parsed = ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
