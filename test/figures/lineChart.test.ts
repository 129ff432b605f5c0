import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineChart } from "surprisal/figures";
import { touches } from "../../src/figures/besidePoint.ts";
import { drawn } from "../../src/figures/picture.ts";
import { seriesRows } from "../../src/figures/seriesRows.ts";
import { boxesOf, svg, texts } from "./drawn.ts";

describe("lineChart(series)", () => {
  it("draws values over 0, 1, 2, … or over the steps it is told", () => {
    assert.deepEqual(seriesRows({ loss: [3, 2] }, undefined, undefined)[0].points, [
      { x: 0, y: 3 },
      { x: 1, y: 2 },
    ]);
    assert.deepEqual(seriesRows({ loss: [3, 2] }, [10, 20], undefined)[0].points[1], { x: 20, y: 2 });
  });
  it("names every line and the reference", () => {
    const shown = texts(
      lineChart({ KL: [1, 0], JS: [0.5, 0] }, { reference: { value: 0.2, label: "H(P)" } }),
    );
    for (const name of ["KL", "JS", "H(P)"]) assert.ok(shown.includes(name), name);
  });
  it("labels infinity, and zero on a logarithmic scale", () => {
    assert.ok(texts(lineChart({ loss: [Infinity, 2, 1] })).includes("∞"));
    assert.ok(texts(lineChart({ loss: [1, -Infinity] })).includes("−∞"));
    assert.ok(texts(lineChart({ loss: [1, 1e-9, 0] }, { logarithmic: true })).includes("0"));
  });
  it("draws a constant, a single value, and nothing but infinity", () => {
    for (const values of [[2, 2], [0], [-1, -1], [Infinity], [Infinity, 1]]) {
      assert.ok(texts(lineChart({ loss: values })).includes("loss"));
    }
    assert.ok(texts(lineChart({ loss: [2] }, { logarithmic: true })).includes("loss"));
  });
  it("writes its one step as it is", () => {
    assert.ok(texts(lineChart({ loss: [2] }, { steps: [7] })).includes("7"));
  });
  it("draws the smallest numbers on the edge of a logarithmic scale", () => {
    const drawn = svg(lineChart({ loss: [5e-324, 1.7e308] }, { logarithmic: true }));
    const heightOf = (text: string) => Number(drawn.match(`,([\\d.]+)\\)"[^>]*>${text}<`)?.[1]);
    assert.ok(heightOf("5·10⁻³²⁴") > heightOf("1.7·10³⁰⁸"), "it is lower in the picture");
  });
  it("refuses what it cannot draw, naming it", () => {
    assert.throws(() => lineChart({ loss: [1, NaN] }), /"loss"\[1\] is NaN/);
    assert.throws(() => lineChart({ loss: [] }), /"loss" is empty/);
    assert.throws(() => lineChart({ loss: [1, -1] }, { logarithmic: true }), /"loss"\[1\] is -1/);
    assert.throws(() => lineChart({ loss: [1, 2] }, { steps: [0] }), /steps\[1\] is undefined/);
    const rule = (value: number) => ({ reference: { value, label: "H(p)" } });
    assert.throws(() => lineChart({ loss: [1] }, rule(Infinity)), /reference.value is Infinity/);
    assert.throws(() => lineChart({ loss: [1] }, { ...rule(0), logarithmic: true }), /reference.value is 0/);
    assert.throws(() => lineChart({}), /there are no series/);
    assert.throws(() => lineChart(null as never), /^TypeError: series is null: give an object/);
    const wrong = (value: unknown) => value as number[];
    assert.throws(() => lineChart({ loss: wrong(5) }), /^TypeError: "loss" is 5: give an array of values/);
    assert.throws(
      () => lineChart({ loss: [1] }, { steps: wrong(1) }),
      /^TypeError: steps is 1: give an array/,
    );
    const written = { reference: { value: "1" as unknown as number, label: "H(p)" } };
    assert.throws(
      () => lineChart({ loss: [1] }, written),
      /^TypeError: reference.value is "1": give a number/,
    );
  });
  it("writes the size of what is hatched where no line runs through it", () => {
    for (const [falls, at] of [
      [true, "0.048"],
      [false, "2 JSD"],
    ] as const) {
      const loss = Array.from({ length: 26 }, (_, i) => (falls ? 1 : -1) * Math.exp(-i / 2.7));
      const figure = lineChart(
        { loss },
        {
          zero: false,
          reference: { value: 0, label: "H(p)" },
          shade: { from: "loss", to: "H(p)", label: at, at: 1 },
        },
      );
      const { scale } = drawn(figure);
      const [box] = boxesOf(figure).filter(({ text }) => text === at);
      const path = loss.map((y, x) => [scale("x")?.apply(x), scale("y")?.apply(y)] as [number, number]);
      assert.ok(box !== undefined && !touches({ ...box, height: 16 }, path), at);
    }
  });
  it("names a marked point where neither a line nor the reference runs through the name", () => {
    const xs = Array.from({ length: 101 }, (_, i) => i / 100);
    for (const [sign, at] of [
      [1, 50],
      [-1, 50],
      [1, 100],
      [-1, 0],
    ] as const) {
      const arch = xs.map((x) => -((x - 0.5 - 0.2 * sign) ** 2));
      const figure = lineChart(
        { arch },
        {
          steps: xs,
          zero: false,
          reference: { value: 0, label: "0" },
          marked: { "−0.0400": [xs[at], arch[at]] },
        },
      );
      const { scale } = drawn(figure);
      const pixel = (x: number, y: number) =>
        [scale("x")?.apply(x), scale("y")?.apply(y)] as [number, number];
      const [box] = boxesOf(figure);
      assert.equal(box.text, "−0.0400");
      for (const path of [xs.map((x, i) => pixel(x, arch[i])), [pixel(0, 0), pixel(1, 0)]])
        assert.ok(!touches({ ...box, height: 16 }, path), `${sign} ${at}`);
    }
  });
  it("writes the size of what is hatched beside its edge, not across it", () => {
    const xs = Array.from({ length: 101 }, (_, i) => i / 100);
    const falls = xs.map((x) => 1 - x * x);
    const figure = lineChart(
      { falls, straight: xs.map((x) => 1.5 - x / 2) },
      { steps: xs, shade: { from: "straight", to: "falls", label: "0.531", at: 88 } },
    );
    const [{ x, width }] = boxesOf(figure);
    const edge = Number(drawn(figure).scale("x")?.apply(1));
    assert.ok(x + width / 2 < edge || x - width / 2 > edge);
  });
});
