import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { formatNotebook } from "../../tools/lessons/formatNotebook.ts";
import { Misfit } from "../../tools/lessons/json.ts";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";
import { parseNotebook } from "../../tools/lessons/notebook.ts";

const file = (...cells: object[]) =>
  JSON.stringify({ cells, metadata: { a: 1 }, nbformat: 4, nbformat_minor: 5 });
const cellOf = (cell: object) => parseNotebook(file(cell)).cells[0];
const misfit = (text: string, message: string | RegExp) =>
  assert.throws(() => parseNotebook(text), { name: "Error", message });

describe("parseNotebook(text)", () => {
  it("is what Jupyter wrote, its lines joined, whatever stands before it", () => {
    const cell = { cell_type: "code", id: "a", metadata: { tags: ["x"] }, execution_count: 3 };
    const outputs = [{ output_type: "stream", name: "stdout", text: ["one\n", "two"] }];
    const written = file({ ...cell, source: ["a\r\n", "b\rc"], outputs });
    const expected = { ...cell, source: "a\nb\nc", outputs: [{ ...outputs[0], text: "one\ntwo" }] };
    assert.deepEqual(parseNotebook(`\uFEFF ${written}`), {
      cells: [expected],
      metadata: { a: 1 },
      nbformat: 4,
      nbformat_minor: 5,
    });
  });

  it("keeps of nbgrader's metadata what it knows, and what else a cell says of itself", () => {
    const nbgrader = { grade_id: "q1", grade: true, points: 2, solution: "yes", mine: 1 };
    assert.deepEqual(
      cellOf({ cell_type: "markdown", source: "", metadata: { nbgrader, tags: [] } })?.metadata,
      {
        tags: [],
        nbgrader: {
          ...{ grade_id: "q1", schema_version: 3, grade: true, solution: false, locked: false, task: false },
          points: 2,
        },
      },
    );
  });

  it("takes a cell for what it may be: without metadata, of an unknown kind, without a source", () => {
    assert.deepEqual(cellOf({ cell_type: "heading" }), { cell_type: "markdown", metadata: {}, source: "" });
    assert.deepEqual(cellOf({ source: "a", metadata: { nbgrader: { grade_id: 7 } }, attachments: null }), {
      cell_type: "markdown",
      metadata: {},
      source: "a",
    });
  });

  it("reads the numbers that Python writes and JSON does not have, outside of texts", () => {
    const data = { "application/json": { loss: "NUMBER", text: "NaN, -Infinity \\" } };
    const outputs = [{ output_type: "display_data", data, metadata: {} }];
    const written = file({ cell_type: "code", source: "NaN", outputs });
    for (const number of ["NaN", "-Infinity", "[Infinity,\n NaN]"]) {
      const cell = parseNotebook(written.replace('"NUMBER"', number)).cells[0];
      assert.match(JSON.stringify(cell), /"loss":(null|\[null,null\]),"text":"NaN, -Infinity \\\\"/);
      assert.equal(cell?.source, "NaN");
    }
    misfit('{"cells": [NaN', /breaks off/);
  });

  it("makes half a character whole, wherever it stands", () => {
    const half = "a\ud83d";
    const whole = "a\ufffd";
    assert.equal(cellOf({ source: [half, "\ude00\ude00"] })?.source, "a😀\ufffd");
    assert.deepEqual(cellOf({ source: half, attachments: { [half]: { "image/png": half } } }), {
      ...{ cell_type: "markdown", metadata: {}, source: whole },
      attachments: { [whole]: { "image/png": whole } },
    });
  });

  it("without outputs does not look at them", () => {
    const text = file({ cell_type: "code", source: "", outputs: [{ output_type: "none" }] });
    assert.deepEqual(parseNotebook(text, { outputs: false }).cells[0], {
      ...{ cell_type: "code", metadata: {}, source: "", execution_count: null, outputs: [] },
    });
    misfit(text, "is no notebook: an output of its cell 1 is of no known kind");
  });

  it("refuses what is not a notebook, with the end of a sentence", () => {
    misfit(" \n", "is empty");
    misfit(file(...Array(1001).fill({ source: "" })), "holds more than 1000 cells");
    misfit(file({ source: "x".repeat(1_000_001) }), "holds more than 1000000 characters in its cell 1");
    misfit(file().slice(0, 20), "is no complete notebook: it breaks off, or is something else");
    for (const value of [null, 7, "x", [], {}, { cells: {} }, { worksheets: [] }])
      misfit(JSON.stringify(value), "is no notebook of Jupyter 4 or newer");
    for (const cell of [null, 1, "x", []])
      misfit(JSON.stringify({ cells: [cell] }), /its cell 1 is no cell$/);
    for (const source of [{ toString: null }, 7, true, [["a"]], [{ toString: null }], [null]])
      misfit(file({ source: "" }, { source }), "is no notebook: the source of its cell 2 is no text");
    for (const attachments of [7, [], { a: null }, { a: { "image/png": { b: 1 } } }])
      misfit(file({ source: "", attachments }), /^is no notebook: .*attachment/);
  });

  it("refuses what nests too deep, or holds too much, before it makes anything of it", () => {
    const brackets = (n: number) => "[".repeat(n) + "]".repeat(n);
    misfit(`{"cells": [{"source": ${brackets(200_000)}}]}`, "nests deeper than 100 levels");
    misfit(`{"cells": [{"attachments": ${'{"a":'.repeat(2e5)}1${"}".repeat(2e5)}}]}`, /^nests deeper/);
    misfit("[".repeat(1e6), /^nests deeper/);
    misfit(`{"cells": [${"{},".repeat(1_000_001)}{}]}`, "holds more than 1000000 values");
    const text = `${brackets(200_000)} \\" ${",".repeat(2e6)}`;
    assert.deepEqual(cellOf({ source: "", metadata: { text } })?.metadata, { text });
  });

  it("parses or refuses, and fails in no other way, whatever the JSON", () => {
    const cell = fc.record(
      {
        cell_type: fc.oneof(fc.constantFrom("code", "markdown", "raw"), fc.jsonValue()),
        source: fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue()),
        metadata: fc.oneof(fc.record({ nbgrader: fc.jsonValue() }), fc.jsonValue()),
        outputs: fc.oneof(
          fc.array(fc.record({ output_type: fc.constantFrom("stream", "error") })),
          fc.jsonValue(),
        ),
        attachments: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.array(fc.oneof(cell, fc.jsonValue())).map((cells) => JSON.stringify({ cells })),
    );
    fc.assert(
      fc.property(text, fc.boolean(), (text, outputs) => {
        try {
          const notebook = parseNotebook(text, { outputs });
          assert.deepEqual(parseNotebook(formatNotebook(notebook)), notebook);
        } catch (error) {
          assert.ok(error instanceof Misfit, String(error));
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe("formatNotebook(notebook)", () => {
  it("writes every lesson as it is committed", () => {
    for (const lesson of lessonFiles())
      assert.equal(formatNotebook(parseNotebook(readFileSync(lesson, "utf8"))), readFileSync(lesson, "utf8"));
  });
});
