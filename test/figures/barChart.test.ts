import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { barChart } from "surprisal/figures";
import { svg, texts } from "./drawn.ts";

describe("barChart(values)", () => {
  it("names its bars and writes their values, of an array too", () => {
    const shown = texts(barChart({ one: 1, 둘: -0.5 }));
    for (const word of ["one", "둘", "1", "−0.5"]) assert.ok(shown.includes(word), word);
    for (const list of [[3, 4], Float32Array.of(3, 4)]) assert.ok(texts(barChart(list)).includes("2"));
  });
  it("draws bounds for all bars and for each, and names them", () => {
    const figure = barChart({ a: 1, b: 0.6 }, { bounds: { H: 0.5, "H + 1/n": [1.5, 1] } });
    for (const word of ["H", "H + 1/n"]) assert.ok(texts(figure).includes(word), word);
    assert.equal(svg(figure).match(/stroke-dasharray/g)?.length, 2);
  });
  it("draws a bound of a single bar across it", () => {
    assert.match(svg(barChart([3], { bounds: { H: [2] } })), /<g [^>]*aria-label="tick"[^>]*stroke="black"/);
  });
  it("draws a bound that holds for all bars up to its name", () => {
    for (const bars of [[3], [3, 4, 5]]) {
      const drawn = svg(barChart(bars, { bounds: { H: 2 } }));
      const end = Number(
        drawn.match(/aria-label="rule" stroke="black"[^>]*><line x1="[\d.]+" x2="([\d.]+)"/)?.[1],
      );
      const name = Number(drawn.match(/translate\(([\d.]+),[\d.]+\)">H</)?.[1]);
      assert.equal(end, name);
    }
  });
  it("leaves room below the lowest bar, for its value is not to cover its name", () => {
    assert.deepEqual(barChart([-2, 4]).y?.domain, [-2.5, 4.5]);
    assert.equal(barChart([1, 2]).y?.domain?.[0 as never], 0);
  });
  it("throws on scales that have no place for bars", () => {
    for (const domain of [{}, { domain: [0.1, 10] }])
      assert.throws(
        () => barChart([1, 2], { y: { type: "log", ...domain } }),
        /^RangeError: y.type is "log": what begins at 0 has no place there, so draw lines, with lineChart/,
      );
    assert.throws(
      () => barChart([1, 2], { x: { type: "linear" } }),
      /^RangeError: x.type is "linear": give none, for here it is "band"$/,
    );
    assert.doesNotThrow(() => svg(barChart([1, 2], { x: { type: "band" }, y: { type: "sqrt" } })));
  });
  it("throws on values and bounds that cannot be drawn", () => {
    assert.throws(() => barChart({}), /^RangeError: there are no values/);
    assert.throws(() => barChart(null as never), /^TypeError: values is null: give an object/);
    assert.throws(() => barChart(new Array<number>(1)), /^TypeError: "1" is undefined: give a number/);
    assert.throws(
      () => barChart([1], { marks: 5 as never }),
      /^TypeError: marks is 5: give an array of marks/,
    );
    assert.throws(() => barChart({ a: Infinity }), /^RangeError: "a" is Infinity: give a finite number/);
    assert.throws(() => barChart(["1" as unknown as number]), /^TypeError: "1" is "1": give a number/);
    assert.throws(
      () => barChart([1, 2], { bounds: { H: [1] } }),
      /^RangeError: bounds\["H"\] has length 1, not 2/,
    );
    assert.throws(() => barChart([1], { bounds: { H: NaN } }), /^RangeError: bounds\["H"\] is NaN/);
  });
});
