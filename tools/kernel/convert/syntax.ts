import ts from "typescript";
import type { Edit } from "./edits.js";
import { keyOf } from "./frame.js";
import { bindings, importedNames, nestedVars } from "./names.js";

export const nameOf = (node: ts.Node) =>
  ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) ? node.name : undefined;

/** What an import becomes; the names that are local are declared, too. */
export function importCall(node: ts.ImportDeclaration, service: string, isLocal: (name: string) => boolean) {
  const { importClause, moduleSpecifier } = node;
  const bindings = importClause?.namedBindings;
  const names: [string, string][] = [];
  if (importClause?.name) names.push([importClause.name.text, "default"]);
  if (bindings && ts.isNamespaceImport(bindings)) names.push([bindings.name.text, "*"]);
  else
    for (const { name, propertyName } of bindings?.elements ?? [])
      names.push([name.text, (propertyName ?? name).text]);
  const list = names.map(([local, imported]) => `${keyOf(local)}: ${JSON.stringify(imported)}`);
  const locals = names.map(([local]) => local).filter(isLocal);
  const declared = locals.length > 0 ? `const { ${locals.join(", ")} } = ` : "";
  return `${declared}${service}import(${moduleSpecifier.getText()}, { ${list.join(", ")} }); `;
}

/** The names that a statement of the top level declares. */
export function declares(node: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(node)) return bindings(node.declarationList);
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return node.name ? [node.name] : [];
  if (ts.isImportDeclaration(node)) return importedNames(node);
  return nestedVars(node).flatMap(bindings);
}

/** What the compiler makes of an enum or a namespace: `(function (N) { … })(N || (N = {}));` */
export function pieceOf(node: ts.Statement): { name: ts.Identifier; body: ts.Node } | undefined {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression: callee, arguments: values } = node.expression;
  const [value, ...more] = values;
  if (more.length > 0 || !value || !ts.isBinaryExpression(value) || !ts.isIdentifier(value.left))
    return undefined;
  if (!ts.isParenthesizedExpression(callee) || !ts.isFunctionExpression(callee.expression)) return undefined;
  return value.operatorToken.kind === ts.SyntaxKind.BarBarToken
    ? { name: value.left, body: callee }
    : undefined;
}

/** The computed name of a method stands outside of it. */
export function isInFunction(node: ts.Node) {
  for (let inner = node; !ts.isSourceFile(inner.parent); inner = inner.parent) {
    const { parent } = inner;
    if (ts.isComputedPropertyName(inner)) continue;
    if (ts.isFunctionLike(parent) || ts.isClassStaticBlockDeclaration(parent)) return true;
  }
  return false;
}

export const isImportMeta = (node: ts.Node) =>
  ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword;

/** `for await (…)` of the cell itself. */
export const isWaitingLoop = (node: ts.Node): node is ts.ForOfStatement =>
  ts.isForOfStatement(node) && node.awaitModifier !== undefined && !isInFunction(node);

/** A function that is called by its name gets no `this`. */
export function isCalled(node: ts.Node): boolean {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  return (
    (ts.isCallExpression(parent) && parent.expression === outer) ||
    (ts.isTaggedTemplateExpression(parent) && parent.tag === outer)
  );
}

/** Whether it names a variable: not in its declaration, and not as a property, a label or a part of another name. */
export function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name !== node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent)) return parent.initializer === node;
  if (ts.isPropertyDeclaration(parent)) return parent.initializer === node;
  if (ts.isFunctionLike(parent)) return ts.isArrowFunction(parent) && parent.body === node;
  if (ts.isClassLike(parent) || ts.isMetaProperty(parent)) return false;
  return !(ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent));
}

/** `{ x }`, and `{ x = 1 }` in a pattern, where it is the name and not the value. */
export const isShorthand = (node: ts.Identifier) =>
  ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node;

/** Removes `export` and `default` from a declaration; a default without a name becomes a value. */
export function unexported(node: ts.Statement): Edit[] {
  const modifiers = ts.canHaveModifiers(node) ? (node.modifiers ?? []) : [];
  return modifiers.flatMap(({ kind, pos, end }) => {
    const isDefault = kind === ts.SyntaxKind.DefaultKeyword;
    if (!isDefault && kind !== ts.SyntaxKind.ExportKeyword) return [];
    return [{ start: pos, end, text: isDefault && !nameOf(node) ? " void" : "" }];
  });
}
