import ts from "typescript";

export const tooDeep =
  "the code is nested too deeply for the compiler: name its parts, and put them together";

/** Lists and objects in one another: beyond this, comparing their types would take the compiler seconds, then minutes. */
const deepest = 100;

/** The first literal that lies in too many others. */
export function tooDeepIn(file: ts.SourceFile): ts.Diagnostic[] {
  const find = (node: ts.Node, depth: number): ts.Node | undefined => {
    const isLiteral = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node);
    if (isLiteral && depth === deepest) return node;
    return ts.forEachChild(node, (child) => find(child, isLiteral ? depth + 1 : depth));
  };
  const node = find(file, 0);
  if (!node) return [];
  const start = node.getStart(file);
  const category = ts.DiagnosticCategory.Error;
  return [{ category, code: 0, file, start, length: node.end - start, messageText: tooDeep }];
}
