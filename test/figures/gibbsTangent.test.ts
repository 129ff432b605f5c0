import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gibbsTangent } from "surprisal/figures";
import { touches } from "../../src/figures/besidePoint.ts";
import { gibbsRows } from "../../src/figures/gibbsTangent.ts";
import { drawn } from "../../src/figures/picture.ts";
import { textWidth } from "../../src/figures/textWidth.ts";
import { boxesOf, texts } from "./drawn.ts";

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
  it("throws on wrong ratios", () => {
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
  it("writes as many gaps as have room, and no two of them over each other", () => {
    const ratios = Array.from({ length: 40 }, (_, i) => 0.2 + i / 11);
    const boxes = boxesOf(gibbsTangent({ ratios })).filter(
      ({ text }) => /^\d/.test(text) || text === "x = 1",
    );
    assert.ok(boxes.length > 15 && boxes.length < 40, `${boxes.length}`);
    for (const [i, one] of boxes.entries())
      for (const other of boxes.slice(i + 1))
        assert.ok(
          Math.abs(one.x - other.x) > (one.width + other.width) / 2 - 1 || Math.abs(one.y - other.y) > 12,
          `${one.text} and ${other.text}`,
        );
    assert.match(gibbsTangent({ ratios }).ariaDescription, /, … \(20 more\)\.$/);
  });
  it("writes gaps clear of both lines, of other gaps, and of the text where the lines touch", () => {
    for (const ratios of [
      [0.25, 0.5, 2, 4],
      [0.625, 5 / 6, 1.25, 2.5],
    ]) {
      const figure = gibbsTangent({ ratios, height: 460 });
      const { scale } = drawn(figure);
      const pixel = (x: number, y: number) =>
        [scale("x")?.apply(x), scale("y")?.apply(y)] as [number, number];
      const rows = gibbsRows(Array.from({ length: 200 }, (_, i) => 0.1 + i / 40));
      const paths = [
        rows.map(({ x, logarithm }) => pixel(x, logarithm)),
        rows.map(({ x, tangent }) => pixel(x, tangent)),
        ...ratios.map((x) => [pixel(x, x - 1), pixel(x, Math.log(x))]),
      ];
      const boxes = boxesOf(figure).filter(({ text }) => /^\d/.test(text) || text === "x = 1");
      assert.equal(boxes.length, 5);
      for (const [i, one] of boxes.entries()) {
        const clear = { ...one, height: 12 };
        assert.ok(!paths.some((path) => touches(clear, path)), `${one.text} of ${ratios} on a line`);
        for (const other of boxes.slice(i + 1))
          assert.ok(
            Math.abs(one.x - other.x) > (one.width + other.width) / 2 || Math.abs(one.y - other.y) > 12,
            `${one.text} and ${other.text} of ${ratios}`,
          );
      }
    }
  });
});
