import ts from "typescript";
import { apply, type Edit, type Place } from "./edits.js";
import { bindings, boundNames, importedNames, nestedVars } from "./names.js";
import { meansTopLevel } from "./scopes.js";
import {
  declares,
  importCall,
  isCalled,
  isImportMeta,
  isInFunction,
  isReference,
  isWaitingLoop,
  nameOf,
  pieceOf,
} from "./syntax.js";

/**
 * Stands before every name that the kernel adds to a cell: a letter to JavaScript, and on no keyboard.
 * The variable `x` of all cells lives in `ːx.x`, where each of them, whenever it runs, finds its value of the moment.
 */
export const mark = "ː";
export const resultName = `${mark}result`;

/** What the code of a cell is called with, before the variables: see Runner. */
export const services = ["require", "let", "reach", "import", "load", "meta", "result", "go"] as const;

interface Names {
  /** Whether an earlier cell made a variable of this name. */
  earlier(name: string): boolean;
  /** What the cell declares; the compiler adds variables of its own. */
  declared: ReadonlyMap<string, { pieces: boolean; nested: boolean }>;
  /** What a test of homework ends with: see Converter. */
  proof?: string | undefined;
}

/** JavaScript whose top level shares its variables with the other cells; it evaluates to a function. */
export function rewrite(javascript: string, places: Place[], { earlier, declared, proof }: Names) {
  const file = ts.createSourceFile("cell.js", javascript, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const before: Edit[] = [];
  const functions: string[] = [];
  const used = new Set<string>();
  const own = new Set(
    file.statements
      .flatMap(declares)
      .map(({ text }) => text)
      .filter((name) => declared.has(name)),
  );
  const inPieces = (name: string) => declared.get(name)?.pieces ?? false;
  /** In a test what it declares is its own, and others get it, too. */
  const isLocal = (name: string) => {
    const { nested, pieces } = declared.get(name) ?? {};
    return proof !== undefined && own.has(name) && !nested && !pieces;
  };
  let waits = false;

  const variable = (name: string) => {
    used.add(name);
    return `${mark}${name}.${name}`;
  };
  const insert = (at: number, text: string) => void edits.push({ start: at, end: at, text });
  const replace = (node: ts.Node, text: string) =>
    void edits.push({ start: node.getStart(file), end: node.end, text });
  const sharedNames = (names: ts.Identifier[]) => {
    const shared = names.map(({ text }) => text).filter((name) => own.has(name));
    for (const name of shared) used.add(name);
    return shared;
  };
  const declare = (names: ts.Identifier[]) => {
    const shared = sharedNames(names);
    return shared.length > 0 ? ` ${mark}let({ ${shared.join(", ")} });` : "";
  };
  /** For `var`, which is there from the start, whether or not the cell comes to its value. */
  const reach = (names: ts.Identifier[]) => {
    const shared = sharedNames(names).map((name) => JSON.stringify(name));
    return shared.length > 0 ? `${mark}reach(${shared.join(", ")}); ` : "";
  };

  const visitChildren = (node: ts.Node) => ts.forEachChild(node, visit);

  function visit(node: ts.Node): void {
    if (ts.isIdentifier(node)) reference(node);
    else if (ts.isVariableDeclarationList(node) && isShared(node)) variables(node);
    else if (node.kind === ts.SyntaxKind.ImportKeyword) replace(node, `${mark}load`);
    else if (isImportMeta(node)) replace(node, `${mark}meta`);
    else if (ts.isAwaitExpression(node) && !isInFunction(node)) {
      waits = true;
      insert(node.getStart(file), `${mark}go(`);
      visitChildren(node);
      insert(node.end, ")");
    } else {
      if (isWaitingLoop(node)) {
        waits = true;
        if (ts.isBlock(node.statement)) insert(node.statement.getStart(file) + 1, ` ${mark}go();`);
      }
      visitChildren(node);
    }
  }

  function reference(node: ts.Identifier) {
    const name = node.text;
    if (!(own.has(name) || earlier(name)) || !isReference(node) || !meansTopLevel(name, node)) return;
    if (isLocal(name)) return;
    if (ts.isShorthandPropertyAssignment(node.parent)) replace(node, `${name}: ${variable(name)}`);
    else replace(node, isCalled(node) ? `(0, ${variable(name)})` : variable(name));
  }

  /** `var`s in blocks and heads of loops. */
  const isShared = (list: ts.VariableDeclarationList) =>
    !(list.flags & ts.NodeFlags.BlockScoped) &&
    bindings(list).some(({ text }) => own.has(text) && meansTopLevel(text, list));

  function variables(list: ts.VariableDeclarationList) {
    if (ts.isVariableStatement(list.parent)) {
      insert(list.getStart(file), "{ ");
      statement(list, (names) => names.map(({ text }) => ` ${variable(text)} = ${text};`).join(""));
      return insert(list.parent.end, " }");
    }
    const [first] = list.declarations;
    edits.push({ start: list.getStart(file), end: first?.getStart(file) ?? list.end, text: "" });
    for (const { name, initializer } of list.declarations) {
      pattern(name);
      if (initializer) visit(initializer);
    }
  }

  /** From what a declaration binds to what an assignment assigns to. */
  function pattern(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) replace(name, variable(name.text));
    for (const element of ts.isIdentifier(name) ? [] : name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      if (element.propertyName) visitChildren(element.propertyName);
      else if (ts.isObjectBindingPattern(name) && !element.dotDotDotToken)
        insert(element.getStart(file), `${(element.name as ts.Identifier).text}: `);
      pattern(element.name);
      if (element.initializer) visit(element.initializer);
    }
  }

  /** `const a = 1, b = a;` one by one, each handed to the other cells as soon as it has its value. */
  function statement(list: ts.VariableDeclarationList, hand: (names: ts.Identifier[]) => string) {
    const hoisted = !(list.flags & ts.NodeFlags.BlockScoped);
    const keyword = file.text.slice(list.getStart(file), list.declarations[0]?.getStart(file));
    list.declarations.forEach((declaration, index) => {
      visitChildren(declaration);
      const next = list.declarations[index + 1];
      const names = boundNames(declaration.name);
      const handed = hoisted && !declaration.initializer ? "" : hand(names);
      if (next)
        edits.push({ start: declaration.end, end: next.getStart(file), text: `;${handed} ${keyword}` });
      else insert(list.parent.end, handed);
    });
  }

  function topLevel(node: ts.Statement) {
    if (ts.canHaveModifiers(node))
      for (const { kind, pos, end } of node.modifiers ?? [])
        if (kind === ts.SyntaxKind.ExportKeyword || kind === ts.SyntaxKind.DefaultKeyword)
          edits.push({
            start: pos,
            end,
            text: kind === ts.SyntaxKind.DefaultKeyword && !nameOf(node) ? " void" : "",
          });
    if (ts.isImportDeclaration(node)) {
      replace(node, "");
      const names = importedNames(node).map(({ text }) => text);
      const locals = names.filter(isLocal);
      const text = `${locals.length > 0 ? `const { ${locals.join(", ")} } = ` : ""}${importCall(node, mark)} `;
      for (const name of names) used.add(name);
      before.push({ start: 0, end: 0, text, from: node.getStart(file) });
    } else if (ts.isExportDeclaration(node)) replace(node, "");
    else if (ts.isExportAssignment(node)) {
      edits.push({ start: node.getStart(file), end: node.expression.getStart(file), text: "" });
      visitChildren(node);
    } else if (ts.isVariableStatement(node)) {
      const [first, ...more] = node.declarationList.declarations;
      const isOfPieces =
        first && !first.initializer && more.length === 0 && inPieces(first.name.getText(file));
      if (isOfPieces) return;
      if (!(node.declarationList.flags & ts.NodeFlags.BlockScoped)) {
        const later = node.declarationList.declarations.filter(({ initializer }) => !initializer);
        insert(node.getStart(file), reach(later.flatMap(({ name }) => boundNames(name))));
      }
      statement(node.declarationList, declare);
    } else if (ts.isFunctionDeclaration(node)) {
      if (node.name) functions.push(node.name.text);
      visitChildren(node);
    } else if (ts.isClassDeclaration(node)) {
      visitChildren(node);
      if (node.name) insert(node.end, declare([node.name]));
    } else {
      const piece = pieceOf(node);
      if (piece && inPieces(piece.name.text)) {
        visitChildren(piece.body);
        return insert(node.end, declare([piece.name]));
      }
      insert(node.getStart(file), reach(nestedVars(node).flatMap(bindings)));
      visit(node);
    }
  }

  file.statements.forEach(topLevel);
  for (const name of functions) used.add(name);
  if (functions.length > 0)
    before.push({ start: 0, end: 0, text: `${mark}let({ ${functions.join(", ")} }); ` });
  const names = [...used];
  const parameters = [
    ...services.map((name) => (name === "require" ? name : mark + name)),
    ...names.map((name) => mark + name),
  ];
  const isTest = proof !== undefined;
  const strict = isTest ? '"use strict"; ' : ""; // its functions do not show themselves to those that they call
  const head = `(function (${parameters.join(", ")}) { ${strict}return (${waits ? "async " : ""}function () { `;
  edits.unshift({ start: 0, end: 0, text: head }, ...before);
  edits.push({
    start: javascript.length,
    end: javascript.length,
    text: `\n${isTest ? `${proof}\n` : ""}}); })`,
  });
  const { text, places: moved } = apply(edits, javascript, places);
  return { javascript: text, places: moved, variables: names, made: [...own] };
}
