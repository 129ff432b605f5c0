import ts from "typescript";
import { resultName } from "./frame.js";
import type { Declaration } from "./names.js";
import { decode } from "./sourceMap.js";

/** What the compiler makes of a cell: JavaScript, and declarations for the cells that follow. */
export function emit(program: ts.Program, cell: ts.SourceFile, names: ReadonlyMap<string, Declaration>) {
  const files = new Map<string, string>();
  // Declarations that name what cannot be named (TS4094 and its kind) are better than none.
  const evenWithErrors = true;
  const emitAll = program.emit as (...values: [...Parameters<ts.Program["emit"]>, boolean]) => ts.EmitResult;
  emitAll(
    cell,
    (name, text) => void files.set(name.replace(/^.*\/[^./]*\./, ""), text),
    undefined,
    false,
    { before: [handOverResult], afterDeclarations: [() => withoutLocalTypes] },
    evenWithErrors,
  );
  const javascript = withoutShebang(files.get("js") ?? "").replace(/\/\/# sourceMappingURL=.*\s*$/, "");
  const { mappings } = JSON.parse(files.get("js.map") ?? '{"mappings":""}') as { mappings: string };
  const nested = [...names].filter(([, { nested }]) => nested).map(([name]) => name);
  const declarations = (files.get("d.ts") ?? "") + declareNested(program.getTypeChecker(), cell, nested);
  return { javascript, places: decode(mappings, javascript), declarations };
}

/** `#!/usr/bin/env node` may stand nowhere but at the beginning. */
export const withoutShebang = (javascript: string) => javascript.replace(/^#!.*/, "");

/** The compiler declares to others what stands at the top of a file, but not a `var` in a block. */
function declareNested(checker: ts.TypeChecker, cell: ts.SourceFile, names: string[]): string {
  if (names.length === 0) return "";
  const variables = checker.getSymbolsInScope(cell, ts.SymbolFlags.FunctionScopedVariable);
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const lines = names.map((name) => {
    const variable = variables.find((symbol) => symbol.name === name);
    const type = variable && checker.getTypeOfSymbolAtLocation(variable, cell);
    const written = type && checker.typeToTypeNode(type, cell, ts.NodeBuilderFlags.NoTruncation);
    const node = written && withoutLocalTypes(written);
    return `declare var ${name}: ${node ? printer.printNode(ts.EmitHint.Unspecified, node, cell) : "any"};\n`;
  });
  return lines.join("");
}

/** Where a cell ends in an expression, its value is what the cell results in, whatever the compiler wraps it in. */
const handOverResult: ts.TransformerFactory<ts.SourceFile> = ({ factory }) => {
  return (cell) => {
    const last = cell.statements
      .filter((statement) => !ts.isExportDeclaration(statement) && !ts.isEmptyStatement(statement))
      .pop();
    if (!last || !ts.isExpressionStatement(last)) return cell;
    const value = factory.createParenthesizedExpression(last.expression);
    const call = factory.createCallExpression(factory.createIdentifier(resultName), undefined, [value]);
    const statement = ts.setTextRange(factory.createExpressionStatement(call), last);
    const statements = cell.statements.map((other) => (other === last ? statement : other));
    return factory.updateSourceFile(
      cell,
      ts.setTextRange(factory.createNodeArray(statements), cell.statements),
    );
  };
};

/** A type that a function or block keeps to itself has no name outside, where another type may have it. */
function withoutLocalTypes<Node extends ts.Node>(node: Node): Node {
  const visit = (inner: ts.Node): ts.Node =>
    ts.isTypeReferenceNode(inner) && isLocal(inner.typeName)
      ? ts.factory.createKeywordTypeNode(ts.SyntaxKind.AnyKeyword)
      : ts.visitEachChild(inner, visit, undefined);
  return visit(node) as Node;
}

/** The compiler notes what a name means that it has written itself. */
function isLocal(name: ts.EntityName & { symbol?: ts.Symbol }) {
  const { flags = 0, declarations = [] } = name.symbol ?? {};
  return (
    (flags & ts.SymbolFlags.TypeParameter) === 0 &&
    declarations.some((node) => ts.findAncestor(node.parent, ts.isBlock))
  );
}
