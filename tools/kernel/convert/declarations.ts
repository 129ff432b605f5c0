import ts from "typescript";
import { boundNames, importedNames } from "./names.js";

/** The text of a cell's declarations, without those that did not take place: what it says of the rest still holds. */
export function withoutUnreached(text: string, unreached: ReadonlySet<string>): string {
  if (unreached.size === 0) return text;
  const { factory } = ts;
  const file = ts.createSourceFile("cell.d.ts", text, ts.ScriptTarget.ESNext, true);
  const stays = (name: ts.Node | undefined) => !(name && ts.isIdentifier(name) && unreached.has(name.text));
  const statements = file.statements.flatMap((node): ts.Statement[] => {
    if (ts.isVariableStatement(node)) {
      const declarations = node.declarationList.declarations.filter(({ name }) =>
        boundNames(name).every(stays),
      );
      const list = factory.createVariableDeclarationList(declarations, node.declarationList.flags);
      return declarations.length > 0 ? [factory.updateVariableStatement(node, node.modifiers, list)] : [];
    }
    if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isEnumDeclaration(node))
      return stays(node.name) ? [node] : [];
    if (ts.isModuleDeclaration(node) || ts.isImportEqualsDeclaration(node))
      return stays(node.name) ? [node] : [];
    if (ts.isImportDeclaration(node)) return importedNames(node).every(stays) ? [node] : [];
    if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
      const elements = node.exportClause.elements.filter(({ name }) => stays(name));
      const clause = factory.updateNamedExports(node.exportClause, elements);
      return [
        factory.updateExportDeclaration(node, node.modifiers, node.isTypeOnly, clause, undefined, undefined),
      ];
    }
    return [node];
  });
  const kept = factory.updateSourceFile(file, statements);
  return ts.createPrinter({ newLine: ts.NewLineKind.LineFeed }).printFile(kept);
}
