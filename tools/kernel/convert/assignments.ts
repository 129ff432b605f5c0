// Declarations of variables that all cells share: each becomes an assignment, or hands its value on as soon as it has it.
import ts from "typescript";
import type { Edit } from "./edits.js";
import { boundNames } from "./names.js";

/** A cell while it is rewritten. */
export interface Draft {
  file: ts.SourceFile;
  edits: Edit[];
  insert: (at: number, text: string) => void;
  replace: (node: ts.Node, text: string) => void;
  /** How the code names a variable of all cells. */
  variable: (name: string) => string;
  visit: (node: ts.Node) => void;
  visitChildren: (node: ts.Node) => void;
}

export function createAssignments(draft: Draft) {
  function variables(list: ts.VariableDeclarationList) {
    if (ts.isVariableStatement(list.parent)) {
      draft.insert(list.getStart(draft.file), "{ ");
      statement(list, (names) => names.map(({ text }) => ` ${draft.variable(text)} = ${text};`).join(""));
      return draft.insert(list.parent.end, " }");
    }
    const [first] = list.declarations;
    draft.edits.push({
      start: list.getStart(draft.file),
      end: first?.getStart(draft.file) ?? list.end,
      text: "",
    });
    for (const { name, initializer } of list.declarations) {
      pattern(name);
      if (initializer) draft.visit(initializer);
    }
  }

  /** From what a declaration binds to what an assignment assigns to. */
  function pattern(name: ts.BindingName): void {
    if (ts.isIdentifier(name)) draft.replace(name, draft.variable(name.text));
    for (const element of ts.isIdentifier(name) ? [] : name.elements) {
      if (ts.isOmittedExpression(element)) continue;
      if (element.propertyName) draft.visitChildren(element.propertyName);
      else if (ts.isObjectBindingPattern(name) && !element.dotDotDotToken)
        draft.insert(element.getStart(draft.file), `${(element.name as ts.Identifier).text}: `);
      pattern(element.name);
      if (element.initializer) draft.visit(element.initializer);
    }
  }

  /** `const a = 1, b = a;` one by one, each handed to the other cells as soon as it has its value. */
  function statement(list: ts.VariableDeclarationList, hand: (names: ts.Identifier[]) => string) {
    const hoisted = !(list.flags & ts.NodeFlags.BlockScoped);
    const keyword = draft.file.text.slice(
      list.getStart(draft.file),
      list.declarations[0]?.getStart(draft.file),
    );
    list.declarations.forEach((declaration, index) => {
      draft.visitChildren(declaration);
      const next = list.declarations[index + 1];
      const names = boundNames(declaration.name);
      const handed = hoisted && !declaration.initializer ? "" : hand(names);
      if (next)
        draft.edits.push({
          start: declaration.end,
          end: next.getStart(draft.file),
          text: `;${handed} ${keyword}`,
        });
      else draft.insert(list.parent.end, handed);
    });
  }

  return { variables, statement };
}
