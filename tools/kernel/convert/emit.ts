import ts from "typescript";
import { resultName } from "./rewrite.js";
import { decode } from "./sourceMap.js";

/** What the compiler makes of a cell: JavaScript, and declarations for the cells that follow. */
export function emit(program: ts.Program, cell: ts.SourceFile) {
  const files = new Map<string, string>();
  // Declarations that name what cannot be named (TS4094 and its kind) are better than none.
  const evenWithErrors = true;
  const emitAll = program.emit as (...values: [...Parameters<ts.Program["emit"]>, boolean]) => ts.EmitResult;
  emitAll(
    cell,
    (name, text) => void files.set(name.replace(/^.*?\./, ""), text),
    undefined,
    false,
    { before: [handOverResult] },
    evenWithErrors,
  );
  const javascript = (files.get("js") ?? "").replace(/\/\/# sourceMappingURL=.*\s*$/, "");
  const { mappings } = JSON.parse(files.get("js.map") ?? '{"mappings":""}') as { mappings: string };
  return { javascript, places: decode(mappings, javascript), declarations: files.get("d.ts") ?? "" };
}

/** Where a cell ends in an expression, its value is what the cell results in, whatever the compiler wraps it in. */
const handOverResult: ts.TransformerFactory<ts.SourceFile> = ({ factory }) => {
  return (cell) => {
    const last = cell.statements.filter((statement) => !ts.isExportDeclaration(statement)).pop();
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
