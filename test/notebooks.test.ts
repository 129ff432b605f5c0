import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import MarkdownIt from "markdown-it";
import { writeKernelspec } from "../tools/jupyter/kernelspec.ts";
import { execute } from "../tools/lessons/execute.ts";
import { formatNotebook } from "../tools/lessons/formatNotebook.ts";
import { lessonFiles } from "../tools/lessons/lessonFiles.ts";

type Output = { output_type: string; name?: string; data?: Record<string, string[]>; text?: string[] };
type Cell = {
  id: string;
  cell_type: "code" | "markdown";
  metadata: Record<string, unknown>;
  source: string[];
  execution_count?: number | null;
  outputs?: Output[];
};

const root = join(import.meta.dirname, "..");
const markdownIt = new MarkdownIt();
const read = (file: string) => readFileSync(file, "utf8");
const texts = (cells: Cell[]) => cells.map(({ source }) => source.join(""));
const withoutCode = (markdown: string) => markdown.replace(/^```.*?^```$/gms, "").replace(/`[^`\n]*`/g, "");

/** How JupyterLab names the place of a heading. */
const anchors = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => `#${heading?.trim().replaceAll(" ", "-")}`);

it("there are lessons", () => assert.ok(lessonFiles().length > 0));

for (const file of lessonFiles()) {
  const text = read(file);
  const { cells, metadata, ...format }: { cells: Cell[]; metadata: Record<string, unknown> } =
    JSON.parse(text);
  const markdown = cells.filter((cell) => cell.cell_type === "markdown");
  const code = cells.filter((cell) => cell.cell_type === "code");
  const prose = texts(markdown);

  describe(basename(file), () => {
    it("is a TypeScript notebook of format 4.5 as `npm run lessons` writes it", () => {
      assert.deepEqual(format, { nbformat: 4, nbformat_minor: 5 });
      assert.deepEqual(metadata.kernelspec, {
        display_name: "TypeScript",
        language: "typescript",
        name: "tslab",
      });
      assert.equal(text, `${JSON.stringify(JSON.parse(text), null, 1)}\n`);
    });

    it("names every cell for what it is", () => {
      const ids = cells.map(({ id }) => id);
      assert.deepEqual(ids, [...new Set(ids)]);
      for (const id of ids) {
        assert.match(id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
        assert.doesNotMatch(id, /^[0-9a-f]{8}(-|$)|^(cell|code|markdown|text)-?\d*$/);
      }
    });

    it("was executed from top to bottom, without an error and without a clock", () => {
      assert.deepEqual(
        code.map((cell) => cell.execution_count),
        code.map((_, index) => index + 1),
      );
      for (const { id, outputs = [] } of code)
        for (const { output_type, name } of outputs) {
          assert.notEqual(output_type, "error", id);
          assert.notEqual(name, "stderr", id);
        }
      const allowed = [{}, { jupyter: { outputs_hidden: true } }]; // an answer that stays out of sight
      for (const { id, metadata } of cells)
        assert.ok(
          allowed.some((one) => isDeepStrictEqual(metadata, one)),
          `${id} has the metadata ${JSON.stringify(metadata)}`,
        );
    });

    it("has code cells of 15 lines at most, and none that is empty", () => {
      for (const { id, source } of code) {
        assert.ok(source.length <= 15, `${id} has ${source.length} lines`);
        assert.ok(source.join("").trim() !== "", id);
      }
    });

    it("begins with its title and the way to the other lessons", () => {
      const opening = prose[0] ?? "";
      assert.match(opening, /^# \S/);
      assert.match(opening, /\]\((\.\.\/)?README\.md\)/);
    });

    it("has links that lead somewhere", () => {
      const own = anchors(prose.join("\n\n"));
      for (const [, target = ""] of prose
        .map(withoutCode)
        .join("\n")
        .matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
        const [path = "", anchor] = decodeURI(target).split(/(?=#)/);
        if (/^https?:/.test(target)) new URL(target);
        else if (target.startsWith("#")) assert.ok(own.includes(decodeURI(target)), target);
        else assert.ok(existsSync(join(dirname(file), path)) && anchor === undefined, target);
      }
    });

    it("shows no picture without words for it, and none that is not in the file", () => {
      const html = [
        ...prose,
        ...code.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data?.["text/html"]?.join("") ?? "")),
      ];
      const images = html.flatMap((part) => part.match(/<img\b[^>]*>/g) ?? []);
      assert.ok(images.length > 0, "has figures");
      for (const image of images) {
        const alt = image.match(/\balt="([^"]*)"/)?.[1] ?? "";
        assert.ok(alt.length >= 20, `a picture is described as "${alt}"`);
        assert.match(image, /\bsrc="data:/);
      }
      assert.doesNotMatch(prose.join("\n"), /!\[/);
      const formats = code.flatMap(({ outputs = [] }) =>
        outputs.flatMap(({ data = {} }) => Object.keys(data)),
      );
      assert.deepEqual(
        formats.filter((format) => /^image|javascript/.test(format)),
        [],
      );
    });

    it("has three exercises or more, their answers folded", () => {
      const folded = prose.flatMap(
        (part) => part.match(/<details>\s*<summary>[^<]+<\/summary>\n\n.*?\n\n?<\/details>/gs) ?? [],
      );
      assert.ok(folded.length >= 3, `${folded.length} answers`);
      assert.equal(prose.join("\n").match(/<\/?(details|summary)\b/g)?.length, 4 * folded.length);
    });

    it("emphasizes what it means to: no asterisk is left over, as before a letter after a full stop", () => {
      const withoutFormulas = (part: string) => part.replace(/\$\$.*?\$\$|\$[^$\n]*\$/gs, "x");
      for (const part of prose.map(withoutCode).map(withoutFormulas))
        assert.doesNotMatch(markdownIt.renderInline(part), /\*/);
    });

    it("breaks no line between Chinese characters, where a reader would see a space", () => {
      const broken = /[\p{Script=Han}，。；：、！？）」”]\n(> ?)?[\p{Script=Han}（「“]/u;
      for (const part of prose.map(withoutCode)) assert.doesNotMatch(part, broken);
    });

    it("writes no escaped dollar, which a handout would take for a formula", () => {
      for (const part of prose.map(withoutCode)) assert.doesNotMatch(part, /\\\$/);
    });
  });
}

/** Outputs with their pictures as short marks: equal for equal pictures, and readable where they differ. */
const legible = (outputs: Output[] = []) =>
  JSON.parse(
    JSON.stringify(outputs).replace(/(?<=;base64,)[\w+/=]+/g, (picture) =>
      createHash("sha256").update(picture).digest("hex").slice(0, 16),
    ),
  );

/** Executes a lesson and compares every output with the one that is committed; resolves to the cells behind it. */
async function reproduces(file: string, kernel_name = "tslab", lesson = file): Promise<Cell[]> {
  const committed: { cells: Cell[] } = JSON.parse(read(lesson));
  const { cells }: { cells: Cell[] } = JSON.parse(formatNotebook(await execute(file, { kernel_name })));
  for (const [index, { id, outputs, execution_count }] of committed.cells.entries()) {
    const now = cells[index];
    assert.deepEqual(legible(now?.outputs), legible(outputs), `the output of ${id} is another one`);
    assert.equal(now?.execution_count, execution_count, `${id} was skipped`);
  }
  return cells.slice(committed.cells.length);
}

const ignored = join(root, ".jupyter");
mkdirSync(ignored, { recursive: true });
const desk = mkdtempSync(join(ignored, "answers-"));
after(() => rmSync(desk, { recursive: true, force: true }));

/** A copy of the lesson, with the answer to each of its exercises behind it, and once more what checks the answer. */
function withAnswers(file: string): string {
  const notebook: { cells: Cell[] } = JSON.parse(read(file));
  const cell = (id: string) => notebook.cells.find((cell) => cell.id === id) as Cell;
  for (const { id } of notebook.cells.filter(({ id }) => /^exercise-\d+-check$/.test(id))) {
    const answer = cell(id.replace("check", "answer"))
      .source.join("")
      .match(/^```ts\n(.*?)^```$/ms)?.[1];
    assert.ok(answer, `the answer that ${id} checks has no code`);
    const again = { ...cell(id), metadata: {} };
    notebook.cells.push({ ...again, id: `${id}-1`, source: [answer] }, { ...again, id: `${id}-2` });
  }
  const copy = join(desk, `${basename(dirname(file))}-${basename(file)}`);
  writeFileSync(copy, JSON.stringify(notebook));
  return copy;
}

describe("a fresh kernel prints what is committed, and the exercises accept their answers", {
  concurrency: 2,
}, () => {
  for (const file of lessonFiles())
    it(`${basename(dirname(file))}/${basename(file)}`, async () => {
      const answered = await reproduces(withAnswers(file), "tslab", file);
      for (const { id, outputs = [] } of answered.filter((_, index) => index % 2 === 1)) {
        const printed = outputs.flatMap(({ text }) => text ?? []).join("");
        assert.deepEqual([...new Set(printed.match(/^[✓✗]/gm))], ["✓"], `${id} says ${printed}`);
      }
    });
});

describe("so does tslab alone, without our start script", { concurrency: 2 }, () => {
  const home = join(root, ".jupyter");
  const tslab = join(root, "node_modules/tslab/bin/tslab");
  const kernel = "plain-tslab";
  const argv = [process.execPath, tslab, "kernel", "--config-path={connection_file}"];
  after(() => rmSync(join(home, "share/jupyter/kernels", kernel), { recursive: true, force: true }));

  before(() =>
    writeKernelspec(
      home,
      { argv, display_name: kernel, language: "typescript", interrupt_mode: "signal" },
      kernel,
    ),
  );
  for (const file of lessonFiles(["en/"]))
    it(basename(file), async () => void (await reproduces(file, kernel))); // the editions share their code
});
