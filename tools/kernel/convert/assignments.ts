// Declarations of variables that all cells share: each becomes an assignment, or hands its value on as soon as it has it.
// A function that is assigned to such a variable is still named after it.
import ts from "typescript";
import type { Edit } from "./edits.js";
import { keyOf } from "./frame.js";
import { boundNames } from "./names.js";

/** A cell while it is rewritten. */
export interface Draft {
  file: ts.SourceFile;
  edits: Edit[];
  insert: (at: number, text: string) => void;
  replace: (node: ts.Node, text: string) => void;
  /** How the code names a variable of all cells. */
  variable: (name: string) => string;
  /** Whether the cell keeps a variable for itself, too. */
  isLocal: (name: string) => boolean;
  /** Whether it calls `eval`, which must find no variables but those of all cells. */
  evaluates: boolean;
  visit: (node: ts.Node) => void;
  visitChildren: (node: ts.Node) => void;
}

/** How other cells get what is declared: by assignment to a target, or from the names that have their values. */
export interface Handover {
  target: (name: string) => string;
  hand: (names: ts.Identifier[]) => string;
}

export function createAssignments(draft: Draft) {
  function variables(list: ts.VariableDeclarationList) {
    if (ts.isVariableStatement(list.parent)) {
      draft.insert(list.getStart(draft.file), "{ ");
      const hand = (names: ts.Identifier[]) =>
        names.map(({ text }) => ` ${draft.variable(text)} = ${text};`).join("");
      statement(list, { target: draft.variable, hand });
      return draft.insert(list.parent.end, " }");
    }
    const [first] = list.declarations;
    draft.edits.push({
      start: list.getStart(draft.file),
      end: first?.getStart(draft.file) ?? list.end,
      text: "",
    });
    for (const { name, initializer } of list.declarations) {
      pattern(name, draft.variable);
      if (initializer) value(name, initializer);
    }
  }

  /** From what a declaration binds to what an assignment assigns to. */
  function pattern(name: ts.BindingName, target: (name: string) => string): void {
    if (ts.isIdentifier(name)) draft.replace(name, target(name.text));
    for (const element of ts.isIdentifier(name) ? [] : name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      if (element.propertyName) draft.visitChildren(element.propertyName);
      else if (ts.isObjectBindingPattern(name) && !element.dotDotDotToken)
        draft.insert(element.getStart(draft.file), `${(element.name as ts.Identifier).text}: `);
      pattern(element.name, target);
      if (element.initializer) value(element.name, element.initializer);
    }
  }

  /** What is assigned: where that is a function without a name, JavaScript names it after a variable, but not after a property. */
  function value(name: ts.Node, expression: ts.Expression) {
    if (!ts.isIdentifier(name) || !isNameless(expression)) return draft.visit(expression);
    draft.insert(expression.getStart(draft.file), `({ ${keyOf(name.text)}: `);
    draft.visit(expression);
    draft.insert(expression.end, ` }).${name.text}`);
  }

  /**
   * `const a = 1, b = a;` one by one, each handed to the other cells as soon as it has its value. A pattern assigns to
   * `target` one name after the other: when the rest of it throws, those before have their values.
   */
  function statement(list: ts.VariableDeclarationList, { target, hand }: Handover) {
    const hoisted = !(list.flags & ts.NodeFlags.BlockScoped);
    const start = list.getStart(draft.file);
    const keyword = draft.file.text.slice(start, list.declarations[0]?.getStart(draft.file));
    let [done, handed] = [start, ""];
    for (const declaration of list.declarations) {
      const { name, initializer } = declaration;
      const names = boundNames(name);
      const isAssignment =
        (draft.evaluates || !ts.isIdentifier(name)) && !names.some(({ text }) => draft.isLocal(text));
      const text = `${handed}${isAssignment ? "(" : keyword}`;
      draft.edits.push({ start: done, end: declaration.getStart(draft.file), text });
      if (isAssignment) {
        pattern(name, target);
        if (initializer) value(name, initializer);
        draft.insert(declaration.end, initializer || hoisted ? ")" : " = undefined)");
      } else draft.visitChildren(declaration);
      done = declaration.end;
      handed = `;${isAssignment || (hoisted && !initializer) ? "" : hand(names)} `;
    }
    draft.insert(list.parent.end, handed.slice(1, -1));
  }

  return { variables, statement, value };
}

/** Functions and classes that have no name yet. */
function isNameless(expression: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(expression)) return isNameless(expression.expression);
  if (ts.isFunctionExpression(expression) || ts.isClassExpression(expression)) return !expression.name;
  return ts.isArrowFunction(expression);
}

/** What a reader's expression assigns to a name: with `=`, `??=` and their kind, also by default in a pattern. */
export function assignmentOf(node: ts.Node): { name: ts.Identifier; value: ts.Expression } | undefined {
  if (ts.isShorthandPropertyAssignment(node) && node.objectAssignmentInitializer)
    return { name: node.name, value: node.objectAssignmentInitializer };
  if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left)) return undefined;
  return naming.has(node.operatorToken.kind) ? { name: node.left, value: node.right } : undefined;
}

const { EqualsToken, QuestionQuestionEqualsToken, BarBarEqualsToken, AmpersandAmpersandEqualsToken } =
  ts.SyntaxKind;
const naming = new Set<ts.SyntaxKind>([
  EqualsToken,
  QuestionQuestionEqualsToken,
  BarBarEqualsToken,
  AmpersandAmpersandEqualsToken,
]);
