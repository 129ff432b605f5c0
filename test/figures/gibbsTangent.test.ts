import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gibbsTangent } from "surprisal/figures";
import { gibbsRows } from "../../src/figures/gibbsTangent.ts";
import { textWidth } from "../../src/figures/textWidth.ts";
import { texts } from "./drawn.ts";

describe("gibbsTangent()", () => {
  it("has the logarithm nowhere above its tangent, and on it at 1 alone", () => {
    const rows = gibbsRows([1e-9, 0.1, 0.5, 0.9, 1, 1.1, 2, 1e9]);
    for (const { x, logarithm, tangent } of rows) assert.equal(logarithm < tangent, x !== 1);
    assert.deepEqual(rows[4], { x: 1, logarithm: 0, tangent: 0 });
  });
  it("measures the gap where it is told, in the reader's words", () => {
    const shown = texts(
      gibbsTangent({ ratios: [0.5], logLabel: "log", tangentLabel: "line", touchLabel: "here" }),
    );
    for (const word of ["0.193", "log", "line", "here"]) assert.ok(shown.includes(word), word);
  });
  it("has room for the names of its lines", () => {
    const room = (tangentLabel: string) => Number(gibbsTangent({ tangentLabel }).marginRight);
    assert.equal(room("x − 1"), 84);
    assert.ok(room("the tangent line") > textWidth("the tangent line"));
  });
  it("throws on ratios that are none", () => {
    assert.throws(
      () => gibbsTangent({ ratios: [0] }),
      /^RangeError: ratios\[0\] is 0: give a positive number/,
    );
    assert.throws(() => gibbsTangent({ ratios: [1, Infinity] }), /^RangeError: ratios\[1\] is Infinity/);
    assert.throws(
      () => gibbsTangent({ ratios: 2 as never }),
      /^TypeError: ratios is 2: give an array of positive numbers/,
    );
  });
});
