import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import ts from "typescript";

type Grading = { grade: boolean; grade_id: string; locked: boolean; solution: boolean; points?: number };
type Cell = {
  id: string;
  cell_type: "code" | "markdown";
  metadata: { nbgrader?: Grading };
  source: string[];
};
type Notebook = {
  cells: Cell[];
  metadata: { kernelspec: unknown };
  nbformat: number;
  nbformat_minor: number;
};

const folder = join(import.meta.dirname, "../../notebooks/homework/source");
const names = readdirSync(folder).sort();
const read = (name: string) => readFileSync(join(folder, name, `${name}.ipynb`), "utf8");
const cellsOf = (name: string): Cell[] => JSON.parse(read(name)).cells;
const text = ({ source }: Cell) => source.join("");
const code = (cells: Cell[]) => cells.filter(({ cell_type }) => cell_type === "code");
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const graded = (cells: Cell[]) => cells.filter(({ metadata }) => metadata.nbgrader?.grade);
const points = (cells: Cell[]) => sum(graded(cells).map(({ metadata }) => metadata.nbgrader?.points ?? NaN));

const kind = ({ cell_type, metadata: { nbgrader } }: Cell) => {
  if (nbgrader === undefined) return cell_type === "markdown" ? "text" : "unlocked code";
  const { grade, solution, locked } = nbgrader;
  const flags = [grade && "graded", solution && "solution", locked && "locked"].filter(Boolean).join(" ");
  return { solution: "answer", "graded locked": "tests", "graded solution": "by hand", locked: "given" }[
    flags
  ];
};
const tests = (cells: Cell[]) => cells.filter((cell) => kind(cell) === "tests");
const byHand = (cells: Cell[]) => cells.filter((cell) => kind(cell) === "by hand");

const parse = (source: string) => ts.createSourceFile("cell.ts", source, ts.ScriptTarget.ES2022, true);

function nodes(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(...nodes(child)));
  return [node, ...children];
}

/** The names that a cell declares for the cells after it. */
const declared = (cell: Cell) =>
  parse(text(cell)).statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    return ts.isFunctionDeclaration(statement) ? [String(statement.name?.text)] : [];
  });

const imported = (cell: Cell) => nodes(parse(text(cell))).filter(ts.isImportSpecifier);

/** Code without its words: strings and comments go, the markers of solutions and hidden tests stay. */
function withoutWords(source: string): string {
  const marked = source.replace(/\/\/ (BEGIN|END) (SOLUTION|HIDDEN)( TESTS)?/g, "$1_$2;");
  const file = parse(marked);
  const { factory } = ts;
  const blank = (node: ts.Node): ts.Node => {
    if (ts.isStringLiteral(node) && !ts.isImportDeclaration(node.parent))
      return factory.createStringLiteral("");
    if (ts.isTemplateHead(node)) return factory.createTemplateHead("");
    if (ts.isTemplateMiddle(node)) return factory.createTemplateMiddle("");
    if (ts.isTemplateTail(node)) return factory.createTemplateTail("");
    return ts.visitEachChild(node, blank, undefined);
  };
  const printer = ts.createPrinter({ removeComments: true });
  return printer.printFile(ts.visitNode(file, blank, ts.isSourceFile));
}

const assignments = [...new Set(names.map((name) => name.replace(/\.[^.]+$/, "")))];

it("there are three assignments, each in English and in Traditional Chinese", () => {
  const expected = ["cross-entropy-and-kl", "information-and-entropy", "mutual-information"];
  assert.deepEqual(
    names,
    expected.flatMap((name) => [`${name}.en`, `${name}.zh-TW`]),
  );
});

for (const name of names) {
  const cells = cellsOf(name);
  const prose = cells.filter(({ cell_type }) => cell_type === "markdown").map(text);
  const title = prose[0] ?? "";
  const english = name.endsWith(".en");
  const headings = [
    ...prose
      .join("\n")
      .matchAll(/^## (?:Question|第) (\d+)(?: 題)?[:：] ?(.+?) ?[(（](\d+) (?:points|分)[)）]$/gm),
  ].map(([, question, heading, stated]) => ({ question, heading, stated: Number(stated) }));

  describe(name, () => {
    it("is a TypeScript notebook of format 4.5, without outputs", () => {
      const { cells: _, metadata, ...format }: Notebook = JSON.parse(read(name));
      assert.deepEqual(format, { nbformat: 4, nbformat_minor: 5 });
      const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };
      assert.deepEqual(metadata.kernelspec, kernelspec);
      assert.equal(read(name), `${JSON.stringify(JSON.parse(read(name)), null, 1)}\n`);
      for (const cell of code(cells))
        assert.deepEqual({ ...cell, outputs: [], execution_count: null }, cell, cell.id);
    });

    it("has cells that nbgrader knows, named for what they are", () => {
      assert.equal(new Set(cells.map(({ id }) => id)).size, cells.length);
      for (const cell of cells) {
        assert.match(cell.id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
        assert.notEqual(kind(cell), undefined, cell.id);
        assert.notEqual(kind(cell), "unlocked code", cell.id);
        const { nbgrader } = cell.metadata;
        if (nbgrader === undefined) continue;
        const { grade, locked, points, solution, ...rest } = nbgrader;
        assert.deepEqual(rest, { grade_id: cell.id, schema_version: 3, task: false });
        assert.ok(grade ? points !== undefined && points > 0 : points === undefined, cell.id);
      }
    });

    it("states the points of every question and their total", () => {
      const total = title.match(/^\*\*(?:共 )?(\d+) (?:points in all|分)\*\*$/m)?.[1];
      assert.equal(Number(total), points(cells));
      assert.ok(headings.length >= 6);
      for (const { question, heading, stated } of headings) {
        assert.equal(points(cells.filter(({ id }) => id.startsWith(`q${question}-`))), stated, heading);
        assert.ok(title.includes(`| ${question} · ${heading} | ${stated} |`), `the table of ${heading}`);
      }
      assert.equal(sum(headings.map(({ stated }) => stated)), points(cells));
    });

    it("gives answers and marking schemes that nbgrader can take away, and tests with hidden parts", () => {
      for (const cell of cells) {
        const solution = /BEGIN SOLUTION[\s\S]*END SOLUTION/.test(text(cell));
        assert.equal(solution, ["answer", "by hand"].includes(kind(cell) ?? ""), cell.id);
        const hidden = /^( *)\/\/ BEGIN HIDDEN TESTS\n[\s\S]*^\1\/\/ END HIDDEN TESTS$/m.test(text(cell));
        assert.equal(hidden, kind(cell) === "tests", cell.id);
      }
    });

    it("says how written answers are marked, with points that add up", () => {
      assert.ok(byHand(cells).length >= 4);
      for (const cell of byHand(cells)) {
        const scheme = text(cell).split(/^\*\*(?:Marking scheme|評分標準)\*\*$/m)[1] ?? "";
        const marks = [...scheme.matchAll(/^- (\d+) (?:point|points|分)[:：]/gm)].map(([, mark]) =>
          Number(mark),
        );
        assert.equal(sum(marks), cell.metadata.nbgrader?.points, cell.id);
      }
    });

    it("tests in small cells that stand alone and ask something of the answer, visibly", () => {
      const answers = cells.filter((cell) => kind(cell) === "answer").flatMap(declared);
      for (const cell of tests(cells)) {
        const { points = NaN } = cell.metadata.nbgrader ?? {};
        assert.ok(points <= 2, cell.id);
        assert.deepEqual(declared(cell), [], cell.id);
        const visible = text(cell).replace(/\/\/ BEGIN HIDDEN TESTS[\s\S]*?\/\/ END HIDDEN TESTS/g, "");
        assert.match(visible, /^ *expectAnswer\(/m, `${cell.id} shows what it expects`);
        assert.ok(
          answers.some((answer) => new RegExp(`\\b${answer}\\(`).test(visible)),
          cell.id,
        );
        const from = [...text(cell).matchAll(/ from "([^"]+)"/g)].map(([, module]) => module);
        assert.equal(from[0], "surprisal/check", cell.id);
      }
      for (const answer of answers)
        assert.ok(
          tests(cells).some((cell) => text(cell).includes(`${answer}(`)),
          `${answer} is tested`,
        );
    });

    it("writes code that any cell can be asked to run: short lines, no export, no shorthand, no stderr", () => {
      const answers = cells.filter((cell) => kind(cell) === "answer").flatMap(declared);
      for (const cell of code(cells)) {
        for (const line of text(cell).split("\n")) assert.ok(line.length <= 115, `${cell.id}: ${line}`);
        assert.ok(!nodes(parse(text(cell))).some(ts.isShorthandPropertyAssignment), cell.id);
        assert.doesNotMatch(text(cell), /\bexport\b|console\.(warn|error)|Math\.random|Date/, cell.id);
        for (const { name } of imported(cell))
          assert.ok(!answers.includes(name.text), `${cell.id}: ${name.text}`);
      }
    });

    it("is written in its language", () => {
      const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;
      for (const part of prose) assert.equal(chinese.test(part), !english, part.slice(0, 60));
      if (english)
        for (const cell of code(cells)) assert.doesNotMatch(text(cell).replaceAll("位元", ""), chinese);
      assert.doesNotMatch(prose.join("\n"), /\\\$/);
    });
  });
}

for (const assignment of assignments) {
  it(`${assignment} has the same cells, points and code in both languages`, () => {
    const [one, other] = ["en", "zh-TW"].map((language) => cellsOf(`${assignment}.${language}`)) as [
      Cell[],
      Cell[],
    ];
    const frame = (cells: Cell[]) =>
      cells.map(({ id, cell_type, metadata }) => ({ id, cell_type, metadata }));
    assert.deepEqual(frame(other), frame(one));
    const bare = (cells: Cell[]) =>
      code(cells).map((cell) => ({ id: cell.id, code: withoutWords(text(cell)) }));
    assert.deepEqual(bare(other), bare(one));
  });
}
