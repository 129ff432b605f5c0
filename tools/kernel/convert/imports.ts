import ts from "typescript";

/** What the compiler keeps in a file about the modules that it names; it looks for them where this is missing. */
interface Collected {
  imports?: readonly ts.StringLiteralLike[];
  moduleAugmentations?: readonly ts.StringLiteral[];
  ambientModuleNames?: readonly string[];
}

/**
 * Makes all cells, and what they declare, name the same modules: those that any of them named. As soon as a file names
 * others than before, the compiler goes through all of its files, which takes it longer than the rest of a cell.
 */
export function createImports() {
  let known: string[] = [];
  let named: string[] = [];
  return {
    /** The modules that the file names belong to all of them, for now. */
    spread(file: ts.SourceFile) {
      if (/\bdeclare\s+(module|global|namespace)\b|^\s*module\b/m.test(file.text)) return;
      const literals = new Map(literalsIn(file).map((literal) => [literal.text, literal]));
      named = [...new Set([...known, ...named, ...literals.keys()])];
      const collected: Collected = file as unknown as Collected;
      collected.imports = named.map((name) => literals.get(name) ?? synthetic(name, file));
      collected.moduleAugmentations = [];
      collected.ambientModuleNames = [];
    },
    count: () => named.length,
    /** Those that the last cell named were found, and stay; otherwise they are forgotten. */
    settle(found: boolean) {
      if (found) known = named;
      named = known;
    },
  };
}

export type Imports = ReturnType<typeof createImports>;

function literalsIn(file: ts.SourceFile): ts.StringLiteralLike[] {
  const literals: ts.StringLiteralLike[] = [];
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node) && node.text !== "") literals.push(node);
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) add(node.expression);
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  if (file.text.includes("import") || file.text.includes("from")) visit(file);
  return literals;
}

/** An import that nobody wrote. */
function synthetic(name: string, file: ts.SourceFile): ts.StringLiteral {
  const literal = ts.factory.createStringLiteral(name);
  const declaration = ts.factory.createImportDeclaration(undefined, undefined, literal);
  Object.assign(literal, { parent: declaration });
  Object.assign(declaration, { parent: file });
  return literal;
}
