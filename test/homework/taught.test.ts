import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cellsOf, languages, text } from "./cells.ts";

const notebooks = join(import.meta.dirname, "../../notebooks");
const rows = [
  ...readFileSync(join(notebooks, "homework", "README.md"), "utf8").matchAll(
    /^\| ([a-z-]+) (\d) \| [^|]+ \| (\d: [^|]+) \|$/gm,
  ),
].map(([, assignment = "", question = "", where = ""]) => ({ assignment, question, where }));

const file = (language: string, lesson: string) =>
  readdirSync(join(notebooks, language)).find((name) => name.startsWith(`0${lesson}-`)) ?? "";

describe("the table of what to read before the homework", () => {
  it("has a row for every question", () => {
    const questions = [...new Set(rows.map(({ assignment }) => assignment))].flatMap((assignment) =>
      cellsOf(`${assignment}.en`)
        .filter((cell) => /^## Question \d/.test(text(cell)))
        .map(({ id }) => `${assignment} ${id.slice(1)}`),
    );
    assert.equal(questions.length, 18);
    assert.deepEqual(
      rows.map(({ assignment, question }) => `${assignment} ${question}`),
      questions,
    );
  });

  for (const { assignment, question, where } of rows)
    it(`leads from question ${question} of ${assignment} to cells that every edition of a lesson has`, () => {
      for (const [, lesson = "", cells = ""] of where.matchAll(/(\d): ((?:`[a-z0-9-]+` ?)+)/g)) {
        const editions = languages.map((language) => join(notebooks, language, file(language, lesson)));
        for (const edition of editions) {
          const ids = JSON.parse(readFileSync(edition, "utf8")).cells.map(({ id }: { id: string }) => id);
          for (const [, id] of cells.matchAll(/`([^`]+)`/g))
            assert.ok(ids.includes(id), `${edition} has no cell ${id}: name the section that teaches it`);
        }
      }
    });
});
