// The function that a cell becomes: what the kernel calls it with, and how its top level begins and ends.
import type ts from "typescript";
import type { Handover } from "./assignments.js";
import type { Edit } from "./edits.js";
import { isConstant } from "./names.js";

/**
 * Stands before every name that the kernel adds to a cell: a letter to JavaScript, and on no keyboard.
 * The variable `x` of all cells lives in `ːx.x`, where each of them, whenever it runs, finds its value of the moment.
 */
const mark = "ː";
/** Before a name of what the kernel does for a cell: twice, for a variable may have that name. */
export const service = `${mark}${mark}`;
/** A name as the key of an object: `__proto__: x` would give it a prototype instead. */
export const keyOf = (name: string) => (name === "__proto__" ? '["__proto__"]' : name);

export const resultName = `${service}result`;

/** What the code of a cell is called with, before the variables: see Runner. */
const services = [
  ...["require", "module", "exports", "__filename", "__dirname"],
  ...["let", "const", "set", "fix", "hoist", "reach", "import", "load", "meta", "scope", "result", "go"].map(
    (name) => service + name,
  ),
];

interface Body {
  /** The names of the variables that it shares with other cells. */
  variables: readonly string[];
  /** Whether it waits for something at its top level. */
  waits: boolean;
  /** Whether it calls `eval`, whose code finds the variables of all cells in the scope around it. */
  evaluates: boolean;
  /** What a test of homework ends with: see Converter. */
  proof: string | undefined;
}

/** What stands before and behind the code of a cell; `length` is that of the code. */
export function frame(
  length: number,
  { variables, waits, evaluates, proof }: Body,
): { head: Edit; tail: Edit } {
  const parameters = [...services, ...variables.map((name) => mark + name)];
  const around = evaluates ? `with (${service}scope) ` : "";
  const body = `${waits ? "async " : ""}function () { "use strict"; `; // as every module
  const head = `(function (${parameters.join(", ")}) { ${around}return (${body}`;
  const tail = `\n${proof === undefined ? "" : `${proof}\n`}}); })`;
  return { head: { start: 0, end: 0, text: head }, tail: { start: length, end: length, text: tail } };
}

/** What stands before and behind the code of a module of the notebook's own. */
export function moduleFrame(length: number): Edit[] {
  const head = `(function (exports, require, module, __filename, __dirname, ${service}meta) { `;
  return [
    { start: 0, end: 0, text: head },
    { start: length, end: length, text: "\n})" },
  ];
}

/** How a cell names the variables of all cells, and hands those of `own` to the others; adds their names to `used`. */
export function handover(own: ReadonlySet<string>, used: Set<string>) {
  const sharedNames = (names: ts.Identifier[]) => {
    const shared = names.map(({ text }) => text).filter((name) => own.has(name));
    for (const name of shared) used.add(name);
    return shared;
  };
  const declareBy = (what: string) => (names: ts.Identifier[]) => {
    const shared = sharedNames(names);
    return shared.length > 0 ? ` ${service}${what}({ ${shared.join(", ")} });` : "";
  };
  const variable = (name: string) => {
    used.add(name);
    return `${mark}${name}.${name}`;
  };
  /** What a pattern assigns to that declares the name. */
  const targetBy = (what: string) => (name: string) => {
    used.add(name);
    return `${service}${what}.${name}`;
  };
  const call = (what: string) => (names: ts.Identifier[]) => {
    const shared = sharedNames(names).map((name) => JSON.stringify(name));
    return shared.length > 0 ? `${service}${what}(${shared.join(", ")}); ` : "";
  };
  /** For `var`, which is there from the start, and is declared where the cell comes to it, even without a value. */
  const [hoist, reach] = [call("hoist"), call("reach")];
  const declare = declareBy("let");
  const variables: Handover = { hand: declare, target: targetBy("set") };
  const constants: Handover = { hand: declareBy("const"), target: targetBy("fix") };
  /** What a declaration hands over. */
  const handing = (list: ts.VariableDeclarationList) => (isConstant(list) ? constants : variables);
  return { variable, declare, handing, hoist, reach };
}
