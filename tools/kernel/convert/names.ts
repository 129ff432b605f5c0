import ts from "typescript";

/** What the top level of a cell declares under one name. */
export interface Declaration {
  /** Declared with `declare`: its value is made elsewhere. */
  elsewhere: boolean;
  /** An enum or a namespace, which the compiler makes in several pieces. */
  pieces: boolean;
  /** The cell itself says `export`. */
  exported: boolean;
  /** A `var` in a block or a loop. */
  nested: boolean;
}

/** The names that a cell declares at its top level. */
export function declaredNames(cell: ts.SourceFile): Map<string, Declaration> {
  const names = new Map<string, Declaration>();
  const add = (name: ts.Node | undefined, more: Partial<Declaration> = {}) => {
    if (name === undefined || !ts.isIdentifier(name)) return;
    const old = names.get(name.text) ?? { elsewhere: false, pieces: false, exported: false, nested: false };
    names.set(name.text, {
      elsewhere: old.elsewhere || (more.elsewhere ?? false),
      pieces: old.pieces || (more.pieces ?? false),
      exported: old.exported || (more.exported ?? false),
      nested: old.nested || (more.nested ?? false),
    });
  };
  for (const statement of cell.statements) {
    const exported = has(statement, ts.SyntaxKind.ExportKeyword);
    const elsewhere = has(statement, ts.SyntaxKind.DeclareKeyword);
    if (ts.isVariableStatement(statement))
      for (const name of bindings(statement.declarationList)) add(name, { exported, elsewhere });
    else if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      if (!isGlobal(statement)) add(statement.name, { exported, elsewhere, pieces: true });
    } else if (isNamed(statement)) add(statement.name, { exported, elsewhere });
    else if (ts.isImportDeclaration(statement)) for (const name of importedNames(statement)) add(name);
    else if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause) && !statement.moduleSpecifier)
        for (const { name, propertyName } of statement.exportClause.elements)
          if (!propertyName) add(name, { exported: true });
    } else for (const name of nestedVars(statement).flatMap(bindings)) add(name, { nested: true });
  }
  return names;
}

const isNamed = (node: ts.Statement) =>
  ts.isFunctionDeclaration(node) ||
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportEqualsDeclaration(node);

const has = (node: ts.Statement, kind: ts.SyntaxKind) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);

/** `declare global { … }` */
export const isGlobal = (node: ts.Node) => (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;

export const bindings = (list: ts.VariableDeclarationList) =>
  list.declarations.flatMap(({ name }) => boundNames(name));

export const isConstant = ({ flags }: ts.VariableDeclarationList) =>
  (flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const;

/** What `var x;` declares, and gives no value. */
export const unsetVars = ({ flags, declarations }: ts.VariableDeclarationList) =>
  flags & ts.NodeFlags.BlockScoped
    ? []
    : declarations.filter(({ initializer }) => !initializer).flatMap(({ name }) => boundNames(name));

/** The names that a pattern binds: `{ a, b: [c] }` binds a and c. */
export function boundNames(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

export function importedNames({ importClause }: ts.ImportDeclaration): ts.Identifier[] {
  const bindings = importClause?.namedBindings;
  const named =
    bindings === undefined
      ? []
      : ts.isNamespaceImport(bindings)
        ? [bindings.name]
        : bindings.elements.map(({ name }) => name);
  return importClause?.name ? [importClause.name, ...named] : named;
}

/** The `var`s in blocks and loops, which belong to the function, or cell, around them. */
export function nestedVars(node: ts.Node): ts.VariableDeclarationList[] {
  const lists: ts.VariableDeclarationList[] = [];
  const visit = (inner: ts.Node) => {
    if (ts.isFunctionLike(inner) || ts.isClassLike(inner) || ts.isModuleDeclaration(inner)) return;
    if (ts.isVariableDeclarationList(inner) && !(inner.flags & ts.NodeFlags.BlockScoped)) lists.push(inner);
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return lists;
}
