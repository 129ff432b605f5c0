// How a lesson teaches, as far as a test can tell: its length, its predictions, what moves in it, what it asks of its reader.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, it } from "node:test";
import * as figures from "surprisal/figures";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";

type Cell = {
  id: string;
  cell_type: "code" | "markdown";
  metadata: { jupyter?: object };
  source: string[];
  outputs?: { text?: string[]; data?: Record<string, string[]> }[];
};

/** What only a screen can do: print has no slider to move, and nothing to drag or to press. */
const handles: Record<string, RegExp> = {
  en: /\b(sliders?|drag|dragging|click)\b/i,
  "zh-TW": /滑桿|滑動條|拖|點擊|按一下/,
  "zh-CN": /滑块|滑杆|滑动条|拖|点击/,
  ko: /슬라이더|드래그|끌면|끌어서|끌어 보|클릭/,
};

const text = ({ source }: Cell) => source.join("");
const printed = ({ outputs = [] }: Cell) => outputs.flatMap((output) => output.text ?? []).join("");
const shown = ({ outputs = [] }: Cell) =>
  outputs.flatMap(({ data }) => data?.["text/html"]?.join("") ?? []).join("");

it("every figure of the library is drawn in a lesson", () => {
  const lessons = lessonFiles().map((file) => readFileSync(file, "utf8"));
  const drawn = (name: string) => lessons.some((lesson) => new RegExp(`\\b${name}\\(`).test(lesson));
  const functions = Object.entries(figures).filter(([, value]) => typeof value === "function");
  assert.deepEqual(
    functions.map(([name]) => name).filter((name) => !drawn(name)),
    [],
  );
});

for (const file of lessonFiles()) {
  const { cells }: { cells: Cell[] } = JSON.parse(readFileSync(file, "utf8"));
  const language = basename(dirname(file));
  const code = cells.filter((cell) => cell.cell_type === "code");
  const prose = cells.filter((cell) => cell.cell_type === "markdown");

  describe(`${language}/${basename(file)}`, () => {
    it("has 60 to 90 cells, at most 40 of code, most of them short", () => {
      assert.ok(cells.length >= 60 && cells.length <= 90, `${cells.length} cells`);
      assert.ok(code.length <= 40, `${code.length} cells of code`);
      const lengths = code.map(({ source }) => source.length).sort((a, b) => a - b);
      assert.ok((lengths[Math.floor(lengths.length / 2)] as number) <= 4, `lines: ${lengths.join(" ")}`);
    });

    it("says in its second cell what it needs, what it gives and how long it takes", () => {
      assert.equal(cells[1]?.id, "goals");
      assert.match(text(cells[1] as Cell), /\d+ ?(minutes|分鐘|分钟|분)/);
    });

    it("prints numbers and words, not verdicts alone", () => {
      for (const cell of code)
        assert.doesNotMatch(printed(cell), /^\s*(true|false)(\s+(true|false))*\s*$/, cell.id);
    });

    it("hides the answers of its predictions, and each comes after some words", () => {
      const hidden = code.filter(({ metadata }) => metadata.jupyter !== undefined);
      assert.ok(hidden.length >= 2, `${hidden.length} predictions`);
      for (const cell of hidden) assert.equal(cells[cells.indexOf(cell) - 1]?.cell_type, "markdown", cell.id);
    });

    it("shows in the first line of a hidden output, which JupyterLab leaves in sight, no number of the answer", () => {
      for (const cell of code.filter(({ metadata }) => metadata.jupyter !== undefined)) {
        const [first = ""] = printed(cell).split("\n");
        assert.notEqual(
          cell.outputs?.[0]?.text,
          undefined,
          `${cell.id}: the first line of a figure is its HTML`,
        );
        assert.doesNotMatch(first, /\d[.,]\d|∞|Infinity/, `${cell.id}: ${first}`);
      }
    });

    it("has three things to move or more, none over 60 kB", () => {
      const moving = code.filter((cell) => /\brender(Interactive|TwoSliders)\(/.test(text(cell)));
      assert.ok(moving.length >= 3, `${moving.length} things to move`);
      for (const cell of code)
        assert.ok(shown(cell).length <= 60_000, `${cell.id}: ${shown(cell).length} bytes`);
    });

    it("slants no Chinese and no Korean: their fonts have no italics, so a browser bends the letters", () => {
      if (language === "en") return;
      for (const cell of prose) {
        const words = text(cell).replace(/```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$|\*\*/gs, "");
        assert.doesNotMatch(words, /\*[^*\n]*[\p{scx=Hangul}\p{scx=Han}][^*\n]*\*|^_/mu, cell.id);
      }
    });

    it("reads the same on paper: its words need no slider and nothing to drag", () => {
      for (const cell of prose) assert.doesNotMatch(text(cell), handles[language] as RegExp, cell.id);
    });
  });
}
