import assert from "node:assert/strict";
import { describe, it } from "node:test";
import ts from "typescript";
import { type Cell, cellsOf, declared, kind, names, nodes, only, parse, read, text } from "./cells.ts";

type Notebook = {
  cells: Cell[];
  metadata: { kernelspec: unknown };
  nbformat: number;
  nbformat_minor: number;
};

/** How each language says what the tests look for. */
const words = {
  en: {
    total: /^\*\*(\d+) points in all\*\*$/m,
    heading: /^## Question (\d+): (.+) \((\d+) points\)$/gm,
    scheme: /^\*\*Marking scheme\*\*$/m,
    mark: /^- (\d+) points?: /gm,
    scratch: "// Scratch: ",
    given: "// Given from here on: ",
    script: /^[^\p{Script=Han}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]*$/u,
  },
  ko: {
    total: /^\*\*(\d+)점 만점\*\*$/m,
    heading: /^## 문제 (\d+): (.+) \((\d+)점\)$/gm,
    scheme: /^\*\*채점 기준\*\*$/m,
    mark: /^- (\d+)점: /gm,
    scratch: "// 연습장: ",
    given: "// 이제부터 사용 가능: ",
    script: /^(?=.*\p{Script=Hangul})\P{Script=Han}*$/su,
  },
  "zh-CN": {
    total: /^\*\*共 (\d+) 分\*\*$/m,
    heading: /^## 第 (\d+) 题：(.+)（(\d+) 分）$/gm,
    scheme: /^\*\*评分标准\*\*$/m,
    mark: /^- (\d+) 分：/gm,
    scratch: "// 草稿：",
    given: "// 从这里起可用：",
    script: /^(?=.*\p{Script=Han})\P{Script=Hangul}*$/su,
  },
  "zh-TW": {
    total: /^\*\*共 (\d+) 分\*\*$/m,
    heading: /^## 第 (\d+) 題：(.+)（(\d+) 分）$/gm,
    scheme: /^\*\*評分標準\*\*$/m,
    mark: /^- (\d+) 分：/gm,
    scratch: "// 草稿：",
    given: "// 從這裡起可用：",
    script: /^(?=.*\p{Script=Han})\P{Script=Hangul}*$/su,
  },
};
type Language = keyof typeof words;
const languages = Object.keys(words) as Language[];
const languageOf = (name: string) => name.split(".").at(-1) as Language;
const assignments = ["cross-entropy-and-kl", "information-and-entropy", "mutual-information"];

const code = (cells: Cell[]) => cells.filter(({ cell_type }) => cell_type === "code");
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const points = (cells: Cell[]) => sum(cells.map(({ metadata }) => metadata.nbgrader?.points ?? 0));
const imported = (cell: Cell) => nodes(parse(text(cell))).filter(ts.isImportSpecifier);
const visible = (cell: Cell) =>
  text(cell).replace(/\/\/ BEGIN HIDDEN TESTS[\s\S]*?\/\/ END HIDDEN TESTS/g, "");

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

it("there are three assignments, each in every language", () => {
  const expected = assignments.flatMap((name) => languages.map((language) => `${name}.${language}`));
  assert.deepEqual(names, expected.sort());
});

for (const name of names) {
  const cells = cellsOf(name);
  const prose = cells.filter(({ cell_type }) => cell_type === "markdown").map(text);
  const title = prose[0] ?? "";
  const says = words[languageOf(name)];
  const headings = [...prose.join("\n").matchAll(says.heading)].map(([, question, heading, stated]) => ({
    question,
    heading,
    stated: Number(stated),
  }));

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
        const { nbgrader } = cell.metadata;
        if (nbgrader === undefined) continue;
        const { grade, locked, points, solution, ...rest } = nbgrader;
        assert.deepEqual(rest, { grade_id: cell.id, schema_version: 3, task: false });
        assert.ok(grade ? points !== undefined && points > 0 : points === undefined, cell.id);
      }
    });

    it("states the points of every question and their total", () => {
      assert.equal(points(cells), 40);
      assert.equal(Number(title.match(says.total)?.[1]), 40);
      assert.ok(headings.length >= 6);
      for (const { question, heading, stated } of headings) {
        assert.equal(points(cells.filter(({ id }) => id.startsWith(`q${question}-`))), stated, heading);
        assert.ok(title.includes(`| ${question} · ${heading} | ${stated} |`), `the table of ${heading}`);
      }
      assert.equal(sum(headings.map(({ stated }) => stated)), 40);
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
      assert.ok(only(cells, "by hand").length >= 4);
      for (const cell of only(cells, "by hand")) {
        const scheme = text(cell).split(says.scheme)[1] ?? "";
        const marks = [...scheme.matchAll(says.mark)].map(([, mark]) => Number(mark));
        assert.equal(sum(marks), cell.metadata.nbgrader?.points, cell.id);
      }
    });

    it("tests in small cells that stand alone and ask something of the answer, visibly", () => {
      const answers = only(cells, "answer").flatMap(declared);
      for (const cell of only(cells, "tests")) {
        assert.ok(points([cell]) <= 2, cell.id);
        assert.deepEqual(declared(cell), [], cell.id);
        assert.match(visible(cell), /^ *expectAnswer\(/m, `${cell.id} shows what it expects`);
        assert.ok(
          answers.some((answer) => new RegExp(`\\b${answer}\\(`).test(visible(cell))),
          cell.id,
        );
        const from = [...text(cell).matchAll(/ from "([^"]+)"/g)].map(([, module]) => module);
        assert.equal(from[0], "surprisal/check", cell.id);
      }
      for (const answer of answers)
        assert.ok(
          only(cells, "tests").some((cell) => text(cell).includes(`${answer}(`)),
          `${answer} is tested`,
        );
    });

    it("asks for no answer twice: nothing after the next answer uses an earlier one", () => {
      const given = only(cells, "given").filter((cell) => text(cell).startsWith(says.given));
      assert.ok(given.length >= 2);
      const answers = only(cells, "answer");
      for (const [index, answer] of answers.entries()) {
        const later = cells.slice(cells.indexOf(answers[index + 1] ?? answer)).filter((c) => c !== answer);
        for (const cell of index + 1 < answers.length ? code(later) : [])
          for (const node of nodes(parse(text(cell))).filter(ts.isIdentifier))
            if (!ts.isImportSpecifier(node.parent) && !ts.isPropertyAssignment(node.parent))
              assert.ok(!declared(answer).includes(node.text), `${cell.id} uses ${node.text}`);
      }
    });

    it("leaves room to calculate", () => {
      const scratch = only(cells, "scratch");
      assert.ok(scratch.length >= 4);
      for (const cell of scratch) {
        assert.ok(cell.id.endsWith("-scratch"), cell.id);
        assert.ok(text(cell).startsWith(says.scratch), cell.id);
      }
    });

    it("writes code that any cell can be asked to run: short lines, no export, no shorthand, no stderr", () => {
      const answers = only(cells, "answer").flatMap(declared);
      for (const cell of code(cells)) {
        for (const line of text(cell).split("\n")) assert.ok(line.length <= 115, `${cell.id}: ${line}`);
        assert.ok(!nodes(parse(text(cell))).some(ts.isShorthandPropertyAssignment), cell.id);
        assert.doesNotMatch(text(cell), /\bexport\b|console\.(warn|error)|Math\.random|Date/, cell.id);
        for (const { name } of imported(cell))
          assert.ok(!answers.includes(name.text), `${cell.id}: ${name.text}`);
      }
    });

    it("is written in its language, with names in ASCII", () => {
      for (const part of prose) assert.match(part, says.script);
      if (languageOf(name) === "en") for (const cell of code(cells)) assert.match(text(cell), says.script);
      for (const cell of code(cells))
        for (const node of nodes(parse(text(cell))).filter(ts.isIdentifier))
          assert.match(node.text, /^[\w$]*$/, cell.id);
      assert.doesNotMatch(prose.join("\n"), /\\\$/);
    });
  });
}

describe("the assignments together", () => {
  const english = assignments.map((assignment) => cellsOf(`${assignment}.en`));

  it("give at most five points for refusing bad input", () => {
    const refusing = english.flatMap((cells) =>
      only(cells, "tests").filter((cell) => /expectRefusal\(/.test(text(cell))),
    );
    assert.ok(points(refusing) <= 5, `${points(refusing)} points`);
  });

  it("have an answer cell for every why", () => {
    for (const cells of english)
      for (const [index, cell] of cells.entries())
        if (index > 1 && kind(cell) === "text" && /\bwhy\b/i.test(text(cell)))
          assert.equal(
            cells
              .slice(index + 1)
              .map(kind)
              .find((what) => what !== "scratch"),
            "by hand",
            cell.id,
          );
  });
});

for (const assignment of assignments)
  for (const language of languages.filter((language) => language !== "en"))
    it(`${assignment}.${language} has the cells, points, code and numbers of the English edition`, () => {
      const [one, other] = ["en", language].map((name) => cellsOf(`${assignment}.${name}`)) as [
        Cell[],
        Cell[],
      ];
      const frame = (cells: Cell[]) =>
        cells.map(({ id, cell_type, metadata }) => ({ id, cell_type, metadata }));
      assert.deepEqual(frame(other), frame(one));
      const bare = (cells: Cell[]) =>
        code(cells).map((cell) => ({ id: cell.id, code: withoutWords(text(cell)) }));
      assert.deepEqual(bare(other), bare(one));
      const numbers = (cell: Cell) =>
        (
          text(cell)
            .replace(/half a point/gi, "0.5")
            .match(/\d+\.\d+|\b\d{3,}\b/g) ?? []
        ).sort();
      for (const [index, cell] of one.entries())
        assert.deepEqual(numbers(other[index] as Cell), numbers(cell), cell.id);
    });
