import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Plot from "@observablehq/plot";
import { barChart, heatmap, paper, rankedBars, surprisalCurve } from "surprisal/figures";
import { svg } from "../../src/figures/picture.ts";
import { texts } from "./drawn.ts";

const points = [[1, 2, "a"], [2, 3, "b"], [3, 1, "<c>"]]; // biome-ignore format: points
const figure = (options: object, mark: Plot.DotOptions) => ({
  ...paper,
  ariaDescription: "points",
  marks: [Plot.dot(points, { x: "0", y: "1", ...mark })],
  ...options,
});

const rows = Array.from({ length: 30 }, (_, i) => ({ x: i, y: Math.sin(i / 3), z: i % 3 }));
const xy = { x: "x", y: "y" } as const;
const box = { x1: 0, x2: 1, y1: 0, y2: 1 };
const marks: Record<string, () => Plot.Markish> = {
  contour: () => Plot.contour({ ...box, fill: (x: number, y: number) => x * y }),
  area: () => Plot.areaY(rows, { ...xy, curve: "natural" }),
  bins: () => Plot.rectY(rows, Plot.binX({ y: "count" }, { x: "y" })),
  hexagons: () => Plot.dot(rows, Plot.hexbin({ r: "count" }, xy)),
  "what a pointer shows": () => [Plot.dot(rows, { ...xy, tip: true }), Plot.crosshair(rows, xy)],
  tip: () => Plot.tip(rows.slice(0, 1), xy),
  waffle: () => Plot.waffleY([1, 2, 3], { x: ["a", "b", "c"], y: (value: number) => value }),
  difference: () => Plot.differenceY(rows, { x: "x", y1: "y", y2: 0 }),
  tree: () => Plot.tree(["a/b", "a/c", "a/d/e"]),
  regression: () => Plot.linearRegressionY(rows, xy),
  density: () => Plot.density(rows, xy),
  boxes: () => Plot.boxY(rows, { x: "z", y: "y" }),
  links: () => Plot.dot(rows, { ...xy, href: () => "https://example.org/?a=1&b=2", title: () => "<b>" }),
  facets: () => Plot.dot(rows, { ...xy, fx: "z" }),
  selection: () => Plot.text(rows, Plot.selectMaxY({ ...xy, z: "z", text: "z" })),
  auto: () => Plot.auto(rows, xy),
};

describe("svg(figure)", () => {
  for (const [name, mark] of Object.entries(marks))
    it(`draws marks of Plot: ${name}`, () => {
      const drawn = svg({ ...paper, ariaDescription: name, marks: [mark()] });
      assert.match(drawn, /^<svg .*<\/svg>$/s);
      assert.doesNotMatch(drawn, /NaN|undefined|\[object/);
    });

  it("has the legend of a colour scale in it, with a swatch for each colour", () => {
    const drawn = svg(figure({ color: { legend: true } }, { fill: "2" }));
    assert.match(drawn, /^<svg [^>]*height="426"/);
    assert.match(drawn, />&lt;c&gt;</);
    const plain = svg(figure({}, { fill: "2" }));
    assert.equal((drawn.match(/#4269d0/g)?.length ?? 0) - (plain.match(/#4269d0/g)?.length ?? 0), 1);
  });
  it("has one legend for colours and symbols that tell apart the same", () => {
    const shown = texts(
      figure({ color: { legend: true }, symbol: { legend: true } }, { fill: "2", symbol: "2" }),
    );
    assert.equal(shown.filter((text) => text === "a").length, 1);
  });
  it("has the legend of a symbol, of an opacity and of numbers", () => {
    assert.ok(texts(figure({ symbol: { legend: true } }, { symbol: "2" })).includes("b"));
    assert.ok(texts(figure({ opacity: { legend: true } }, { fillOpacity: "0" })).includes("0.75"));
    assert.ok(texts(figure({ color: { legend: "ramp" } }, { fill: "0" })).includes("1.5"));
    const threshold = { type: "threshold", domain: [2], legend: true };
    assert.ok(texts(figure({ color: threshold }, { fill: "0" })).includes("≥ 2"));
  });
  it("is one svg whatever Plot would put around it", () => {
    for (const around of [{ figure: true }, { subtitle: "s" }, { title: "t", caption: "c", figure: true }]) {
      const drawn = svg(figure(around, {}));
      assert.match(drawn, /^<svg [^>]*>.*<\/svg>$/s);
      assert.equal(drawn.match(/<svg/g)?.length, 1);
    }
  });
  it("counts its own ids, whatever was drawn before", () => {
    const clipped = () => svg(figure({ clip: true }, {}));
    assert.match(clipped(), /id="plot-clip-1"/);
    assert.equal(clipped(), clipped());
    const marked = svg({
      ...figure({}, {}),
      marks: [Plot.line(points, { x: "0", y: "1", marker: "arrow" })],
    });
    assert.match(marked, /id="plot-marker-1"/);
  });
  it("keeps attributes attributes", () => {
    const evil = '"><script>alert(1)</script>';
    const drawn = svg(
      figure({ style: { fontFamily: evil }, ariaLabel: evil }, { fill: evil, title: () => evil }),
    );
    assert.doesNotMatch(drawn, /<script/);
    assert.doesNotMatch(svg(figure({ style: evil }, {})), /<script/);
  });
  it("throws on numbers too far apart for a scale", () => {
    for (const far of [barChart([1e308, -1e308]), rankedBars([1e308, -1e308]), heatmap([[1e308, -1e308]])]) // biome-ignore format: a matrix
      assert.throws(
        () => svg(far),
        /^RangeError: the scale of (x|y|color) would reach from -\S+ to \S+: give numbers less far apart$/,
      );
  });
  it("throws on a logarithmic scale with 0, and draws one above it", () => {
    const on = (x: object) => svg(surprisalCurve({ x: { type: "log", ...x } }));
    for (const domain of [{}, { domain: [0, 1] }, { domain: [1, -1] }])
      assert.throws(
        () => on(domain),
        /^RangeError: the scale of x would reach from \S+ to 1, and is logarithmic: give it a domain above 0, such as x: \{/,
      );
    assert.match(on({ domain: [0.001, 1] }), />1 bit</);
  });
  it("throws, saying what to use, on marks that need pixels", () => {
    const raster = Plot.raster({ fill: (x: number) => x, x1: 0, x2: 1, y1: 0, y2: 1 });
    assert.throws(
      () => svg({ ...figure({}, {}), marks: [raster] }),
      /use Plot.cell, Plot.rect or Plot.contour/,
    );
  });
});
