import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type FromKernel,
  parseFromKernel,
  parseLeftOut,
  parseReport,
} from "../../tools/homework/protocol.ts";
import { readMessages } from "../../tools/homework/readMessages.ts";

const garbage = fc.oneof(
  fc.json(),
  fc.string(),
  fc.jsonValue().map((cell) => JSON.stringify({ cell, cmd: "NODE_HANDLE_ACK" })),
);

describe("parseFromKernel(line)", () => {
  it("is a cell, what it left behind, or a sign of life", () => {
    assert.deepEqual(parseFromKernel('{"cell": 3, "more": 1}'), { cell: 3 });
    assert.deepEqual(parseFromKernel('{"leftover": 3}'), { leftover: 3 });
    assert.deepEqual(parseFromKernel('{"alive": true}'), { alive: true });
  });

  it("is undefined for anything else, whatever it is", () => {
    for (const line of [
      "",
      "{",
      "null",
      "7",
      "[]",
      '{"cmd": "NODE_HANDLE_ACK"}',
      '{"cell": 0}',
      '{"cell": "1"}',
      '{"cell": 1.5}',
    ])
      assert.equal(parseFromKernel(line), undefined, line);
    fc.assert(
      fc.property(garbage, (line) => {
        const message = parseFromKernel(line);
        assert.ok(
          message === undefined || "alive" in message || Object.values(message).every(Number.isInteger),
        );
      }),
      { numRuns: 5000 },
    );
  });
});

describe("parseReport(text)", () => {
  it("is what the watcher wrote, or undefined", () => {
    assert.deepEqual(parseReport('{"cell": 0, "reason": "it ended"}'), { cell: 0, reason: "it ended" });
    for (const text of ["", "{}", '{"cell": -1, "reason": ""}', '{"cell": 1}'])
      assert.equal(parseReport(text), undefined, text);
  });
});

describe("parseLeftOut(text)", () => {
  it("is what the grader wrote; without any nothing is left out", () => {
    const leftOut = [
      { first: 2, last: 2, reason: "it ended" },
      { first: 4, reason: "and all" },
    ];
    assert.deepEqual(parseLeftOut(JSON.stringify(leftOut)), leftOut);
    assert.deepEqual(parseLeftOut(undefined), []);
  });
});

describe("readMessages(stream, handle)", () => {
  const read = (...chunks: (string | Buffer)[]) => {
    const heard: FromKernel[] = [];
    const stream = new PassThrough();
    readMessages(stream, (message) => heard.push(message));
    for (const chunk of chunks) stream.write(chunk);
    return heard;
  };

  it("hands on every message, however it arrives", () => {
    assert.deepEqual(read('{"cel', 'l": 1}\n{"alive": true}\n{"cell"', ": 2}\n"), [
      { cell: 1 },
      { alive: true },
      { cell: 2 },
    ]);
  });

  it("passes over garbage, an endless line and bytes that are not text, and hears what follows", () => {
    const endless = Array.from({ length: 50 }, () => "x".repeat(1e5));
    assert.deepEqual(read(...endless, '\n{"cell": 2}\n'), [{ cell: 2 }]);
    assert.deepEqual(read(Buffer.from([0xff, 0xfe, 0, 10]), '{"cmd": "NODE_HANDLE_ACK"}\n{"cell": 2}\n'), [
      { cell: 2 },
    ]);
    fc.assert(
      fc.property(fc.array(garbage), (lines) => {
        assert.deepEqual(read(`${lines.join("\n")}\n{"alive": true}\n`).at(-1), { alive: true });
      }),
      { numRuns: 1000 },
    );
  });
});
