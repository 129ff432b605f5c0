// A cell with `using` at its top level: the compiler puts all of it into `try`, and makes assignments of its declarations.
import ts from "typescript";

export const isDisposal = (node: ts.Node): node is ts.TryStatement =>
  ts.isTryStatement(node) && /\b__disposeResources\(/.test(node.finallyBlock?.getText() ?? "");

/** The names that a statement assigns to, as `a = 1, { b } = c;`. */
export function assigned(node: ts.Node): ts.Identifier[] {
  if (ts.isExpressionStatement(node) || ts.isParenthesizedExpression(node)) return assigned(node.expression);
  if (!ts.isBinaryExpression(node)) return [];
  const { left, operatorToken, right } = node;
  if (operatorToken.kind === ts.SyntaxKind.CommaToken) return [...assigned(left), ...assigned(right)];
  return operatorToken.kind === ts.SyntaxKind.EqualsToken ? namesIn(left) : [];
}

function namesIn(node: ts.Node): ts.Identifier[] {
  if (ts.isIdentifier(node)) return [node];
  const names: ts.Identifier[] = [];
  ts.forEachChild(node, (part) => void names.push(...namesIn(part)));
  return names;
}
