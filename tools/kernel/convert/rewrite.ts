import ts from "typescript";
import { assignmentOf, createAssignments, type Draft } from "./assignments.js";
import { assigned, isDisposal } from "./disposal.js";
import { apply, type Edit, type Place } from "./edits.js";
import { frame, handover, keyOf, service } from "./frame.js";
import { bindings, importedNames, nestedVars, unsetVars } from "./names.js";
import { meansTopLevel } from "./scopes.js";
import {
  declares,
  importCall,
  isCalled,
  isImportMeta,
  isInFunction,
  isReference,
  isShorthand,
  isWaitingLoop,
  pieceOf,
  unexported,
} from "./syntax.js";

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
  const functions: ts.Identifier[] = [];
  const used = new Set<string>();
  const atTop = new Set(file.statements.flatMap(declares).map(({ text }) => text));
  const own = new Set([...atTop].filter((name) => declared.has(name)));
  const inPieces = (name: string) => declared.get(name)?.pieces ?? false;
  /** A test keeps what it declares in variables of its own; other cells get the values all the same. */
  const isLocal = (name: string) => {
    const { nested, pieces } = declared.get(name) ?? {};
    return proof !== undefined && own.has(name) && !nested && !pieces;
  };
  const evaluates = proof === undefined && /\beval\s*\(/.test(javascript);
  const vars = nestedVars(file).flatMap(bindings);
  const disposes = file.statements.some(isDisposal);
  let waits = false;

  const insert: Draft["insert"] = (at, text) => void edits.push({ start: at, end: at, text });
  const replace: Draft["replace"] = (node, text) =>
    void edits.push({ start: node.getStart(file), end: node.end, text });
  const { variable, declare, handing, hoist, reach } = handover(own, used);

  const visitChildren = (node: ts.Node) => ts.forEachChild(node, visit);
  const draft: Draft = { file, edits, insert, replace, variable, isLocal, evaluates, visit, visitChildren };
  const { variables, statement, value } = createAssignments(draft);

  function visit(node: ts.Node): void {
    const assignment = assignmentOf(node);
    if (assignment && isVariable(assignment.name)) {
      reference(assignment.name);
      value(assignment.name, assignment.value);
    } else if (ts.isIdentifier(node)) reference(node);
    else if (ts.isVariableDeclarationList(node) && isShared(node)) variables(node);
    else if (node.kind === ts.SyntaxKind.ImportKeyword) replace(node, `${service}load`);
    else if (isImportMeta(node)) replace(node, `${service}meta`);
    else if (ts.isAwaitExpression(node) && !isInFunction(node)) {
      waits = true;
      insert(node.getStart(file), `${service}go(`);
      visitChildren(node);
      insert(node.end, ")");
    } else {
      if (isWaitingLoop(node)) {
        waits = true;
        if (ts.isBlock(node.statement)) insert(node.statement.getStart(file) + 1, ` ${service}go();`);
      }
      visitChildren(node);
    }
  }

  const isVariable = (node: ts.Identifier) =>
    (atTop.has(node.text) ? own.has(node.text) : earlier(node.text)) &&
    isReference(node) &&
    meansTopLevel(node.text, node) &&
    !isLocal(node.text);

  function reference(node: ts.Identifier) {
    const name = node.text;
    if (!isVariable(node)) return;
    if (isShorthand(node)) replace(node, `${keyOf(name)}: ${variable(name)}`);
    else replace(node, isCalled(node) ? `(0, ${variable(name)})` : variable(name));
  }

  /** `var`s in blocks and heads of loops. */
  const isShared = (list: ts.VariableDeclarationList) =>
    !(list.flags & ts.NodeFlags.BlockScoped) &&
    bindings(list).some(({ text }) => own.has(text) && meansTopLevel(text, list));

  function topLevel(node: ts.Statement) {
    edits.push(...unexported(node));
    if (ts.isImportDeclaration(node)) {
      replace(node, "");
      for (const { text } of importedNames(node)) used.add(text);
      const text = importCall(node, service, isLocal);
      before.push({ start: 0, end: 0, text, from: node.getStart(file) });
    } else if (ts.isExportDeclaration(node)) replace(node, "");
    else if (ts.isExportAssignment(node)) {
      edits.push({ start: node.getStart(file), end: node.expression.getStart(file), text: "void (" });
      visitChildren(node);
      insert(node.expression.end, ")");
    } else if (ts.isVariableStatement(node)) {
      const [first, ...more] = node.declarationList.declarations;
      const isOfPieces =
        first && !first.initializer && more.length === 0 && inPieces(first.name.getText(file));
      if (isOfPieces) return;
      if (!disposes) insert(node.getStart(file), reach(unsetVars(node.declarationList)));
      statement(node.declarationList, handing(node.declarationList));
    } else if (ts.isFunctionDeclaration(node)) {
      if (node.name) functions.push(node.name);
      visitChildren(node);
    } else if (ts.isClassDeclaration(node)) {
      visitChildren(node);
      if (node.name) insert(node.end, declare([node.name]));
    } else if (isDisposal(node)) {
      for (const statement of node.tryBlock.statements) {
        topLevel(statement);
        insert(statement.end, ` ${reach(assigned(statement))}`);
      }
      insert(node.tryBlock.end - 1, reach(vars));
      for (const block of [node.catchClause, node.finallyBlock]) if (block) visit(block);
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
  before.push({ start: 0, end: 0, text: `${declare(functions)}${hoist(vars)} ` });
  const { head, tail } = frame(javascript.length, { variables: [...used], waits, evaluates, proof });
  edits.unshift(head, ...before);
  edits.push(tail);
  const { text, places: moved } = apply(edits, javascript, places);
  return { javascript: text, places: moved, variables: [...used], made: [...own] };
}
