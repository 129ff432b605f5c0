import ts from "typescript";

/** What the top level of a cell declares under one name. */
export interface Declaration {
  /** Declared by `let` or `var`: another cell may assign to it. */
  assignable: boolean;
  /** A value that the cell makes, and not only a type, or a name that stands elsewhere (`declare`). */
  made: boolean;
  /** An enum or a namespace, which the compiler makes in several pieces. */
  pieces: boolean;
  /** The cell itself says `export`. */
  exported: boolean;
}

/** The names that a cell declares at its top level. */
export function declaredNames(cell: ts.SourceFile): Map<string, Declaration> {
  const names = new Map<string, Declaration>();
  const add = (name: ts.Node | undefined, more: Partial<Declaration>) => {
    if (name === undefined || !ts.isIdentifier(name)) return;
    const old = names.get(name.text) ?? { assignable: false, made: false, pieces: false, exported: false };
    const { assignable = false, made = true, pieces = false, exported = false } = more;
    names.set(name.text, {
      assignable: old.assignable || assignable,
      made: old.made || made,
      pieces: old.pieces || pieces,
      exported: old.exported || exported,
    });
  };
  const addVariables = (list: ts.VariableDeclarationList, more: Partial<Declaration>) => {
    const constant = (list.flags & ts.NodeFlags.BlockScoped) > ts.NodeFlags.Let; // const, using, await using
    for (const name of list.declarations.flatMap(({ name }) => boundNames(name)))
      add(name, { assignable: !constant, ...more });
  };
  for (const statement of cell.statements) {
    const exported = has(statement, ts.SyntaxKind.ExportKeyword);
    const declared = { exported, made: !has(statement, ts.SyntaxKind.DeclareKeyword) };
    if (ts.isVariableStatement(statement)) addVariables(statement.declarationList, declared);
    else if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      add(statement.name, declared);
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      add(statement.name, { exported, made: false });
    else if (ts.isEnumDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      if (!isGlobal(statement)) add(statement.name, { ...declared, pieces: true });
    } else if (ts.isImportEqualsDeclaration(statement)) add(statement.name, declared);
    else if (ts.isImportDeclaration(statement)) for (const name of importedNames(statement)) add(name, {});
    else if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause) && !statement.moduleSpecifier)
        for (const { name, propertyName } of statement.exportClause.elements)
          if (!propertyName) add(name, { exported: true, made: false });
    } else for (const list of nestedVars(statement)) addVariables(list, {});
  }
  return names;
}

const has = (node: ts.Statement, kind: ts.SyntaxKind) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) ?? false);

/** `declare global { … }` */
const isGlobal = (node: ts.Node) => (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0;

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
