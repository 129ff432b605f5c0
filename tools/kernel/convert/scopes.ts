import ts from "typescript";
import { bindings, boundNames, nestedVars } from "./names.js";

/** The names that a piece of JavaScript declares for what lies inside it. */
const known = new WeakMap<ts.Node, ReadonlySet<string>>();

/** Whether a name, where it stands, means what the top level of the cell calls so. */
export function meansTopLevel(name: string, at: ts.Node): boolean {
  for (let node = at; !ts.isSourceFile(node.parent); node = node.parent)
    if (!ts.isComputedPropertyName(node) && namesIn(node.parent).has(name)) return false;
  return true;
}

function namesIn(node: ts.Node): ReadonlySet<string> {
  let names = known.get(node);
  if (names === undefined) {
    names = new Set(declarations(node).map(({ text }) => text));
    if (ts.isFunctionLike(node) && !ts.isArrowFunction(node)) names = new Set([...names, "arguments"]);
    known.set(node, names);
  }
  return names;
}

function declarations(node: ts.Node): ts.Identifier[] {
  if (ts.isFunctionLike(node)) {
    const own = ts.isFunctionExpression(node) && node.name ? [node.name] : [];
    return [...own, ...node.parameters.flatMap(({ name }) => boundNames(name as ts.BindingName))];
  }
  if (ts.isClassLike(node)) return node.name ? [node.name] : [];
  if (ts.isBlock(node)) return [...lexical(node.statements), ...(isBody(node) ? varsIn(node) : [])];
  if (ts.isCaseBlock(node)) return node.clauses.flatMap(({ statements }) => lexical(statements));
  if (ts.isCatchClause(node))
    return node.variableDeclaration ? boundNames(node.variableDeclaration.name) : [];
  if (ts.isForStatement(node) || ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    const list = node.initializer;
    return list && ts.isVariableDeclarationList(list) && isBlockScoped(list) ? bindings(list) : [];
  }
  return [];
}

const isBlockScoped = (list: ts.VariableDeclarationList) => (list.flags & ts.NodeFlags.BlockScoped) !== 0;

/** What is computed beside it, such as the default value of a parameter, does not see what it declares. */
const isBody = ({ parent }: ts.Block) =>
  ts.isFunctionLike(parent) || ts.isClassStaticBlockDeclaration(parent);

const varsIn = (body: ts.Node) => nestedVars(body).flatMap(bindings);

function lexical(statements: readonly ts.Statement[]): ts.Identifier[] {
  return statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement) && isBlockScoped(statement.declarationList))
      return bindings(statement.declarationList);
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name] : [];
    return [];
  });
}
