// The cells of an assignment, and a quick way to run its tests: without a kernel, so that hundreds of answers can be tried.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import * as check from "../../src/check.ts";
import * as figures from "../../src/figures/index.ts";
import * as library from "../../src/index.ts";

type Grading = { grade: boolean; grade_id: string; locked: boolean; solution: boolean; points?: number };
export type Cell = {
  id: string;
  cell_type: "code" | "markdown";
  metadata: { nbgrader?: Grading };
  source: string[];
};

const folder = join(import.meta.dirname, "../../notebooks/homework/source");
export const names = readdirSync(folder).sort();
export const languages = ["en", "ko", "zh-CN", "zh-TW"] as const;
export const read = (name: string) => readFileSync(join(folder, name, `${name}.ipynb`), "utf8");
export const cellsOf = (name: string): Cell[] => JSON.parse(read(name)).cells;
export const text = ({ source }: Cell) => source.join("");

export function kind({ cell_type, metadata: { nbgrader } }: Cell) {
  if (nbgrader === undefined) return cell_type === "markdown" ? "text" : "scratch";
  const { grade, solution, locked } = nbgrader;
  const flags = [grade && "graded", solution && "solution", locked && "locked"].filter(Boolean).join(" ");
  return { solution: "answer", "graded locked": "tests", "graded solution": "by hand", locked: "given" }[
    flags
  ];
}

export const only = (cells: Cell[], wanted: string) => cells.filter((cell) => kind(cell) === wanted);

export const parse = (source: string) => ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);

export function nodes(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(...nodes(child)));
  return [node, ...children];
}

/** The names that a cell declares for the cells after it. */
export const declared = (cell: Cell) =>
  parse(text(cell)).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return ts.isFunctionDeclaration(statement) ? [String(statement.name?.text)] : [];
  });

const modules: Record<string, object> = {
  surprisal: library,
  "surprisal/check": check,
  "surprisal/figures": figures,
};

/** An answer with another body in place of its solution; without a body, as it is handed out. */
export const answered = (cell: Cell, body = 'throw new Error("not answered");') =>
  text(cell).replace(/\/\/ BEGIN SOLUTION[\s\S]*\/\/ END SOLUTION/, () => body);

/** The ids of the tests that fail when some answers, by id, are replaced. */
export function failures(cells: Cell[], answers: Record<string, string> = {}): string[] {
  const failed: string[] = [];
  const code = cells.map((cell) => {
    if (kind(cell) === "tests") return `try {${script(text(cell))}} catch { failed.push("${cell.id}"); }`;
    const runs = ["answer", "given"].includes(kind(cell) ?? "") && !cell.id.endsWith("-show");
    return runs ? script(answers[cell.id] ?? text(cell)) : "";
  });
  const parameters = ["require", "exports", "console", "failed", code.join("\n")];
  new Function(...parameters)((name: string) => modules[name], {}, { log: () => {} }, failed);
  return failed;
}

const scripts = new Map<string, string>();

/** A cell as a script that can stand beside others: two may import the same name. */
function script(code: string) {
  const known = scripts.get(code);
  if (known !== undefined) return known;
  const loading = code.replace(/^import \{(.*)\} from (".*");$/gm, (_, list: string, module: string) => {
    const values = list.split(",").filter((name) => !/^ *type /.test(name));
    return `var {${values.join(",").replaceAll(" as ", ": ")}} = require(${module});`;
  });
  const made = ts.transpile(loading, { target: ts.ScriptTarget.ES2022 });
  scripts.set(code, made);
  return made;
}
