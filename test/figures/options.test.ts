import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as Plot from "@observablehq/plot";
import * as figures from "surprisal/figures";
import { drawn } from "../../src/figures/picture.ts";
import { drawing } from "./gallery.ts";

const revoked = Proxy.revocable([0.5, 0.5], {});
revoked.revoke();

/** Values that some option may be given by mistake. */
const given: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  NaN: NaN,
  Infinity: Infinity,
  zero: 0,
  "-0": -0,
  "-1": -1,
  half: 0.5,
  "1e308": 1e308,
  "5e-324": 5e-324,
  bigint: 1n,
  symbol: Symbol("x"),
  "no text": "",
  digits: "1",
  text: "</script>\u0000\ud800🧑‍🚀한글\u202eابج\n2",
  function: () => 1,
  "function of text": () => "x",
  "function of nothing": () => undefined,
  "no object": {},
  object: { a: 1, label: 2 },
  "object of lists": { a: [1, 2], b: [[1]] },
  list: [0.5, 0.5],
  "no list": [],
  "list of one": [1],
  "list of texts": ["a", "b"],
  "list of lists": [[0.5, 0], [0, 0.5]],
  "list of nothing": [null, undefined],
  holes: new Array(2),
  symbols: [Symbol("a"), Symbol("b")],
  bigints: BigInt64Array.of(1n, 0n),
  floats: Float32Array.of(0.5, 0.5),
  "like a list": { length: 2, 0: 0.5, 1: 0.5 },
  "long for a list": { length: 2 ** 53 - 1 },
  date: new Date(0),
  map: new Map([["a", 1]]),
  "no prototype": Object.create(null),
  proxy: new Proxy([0.5, 0.5], {}),
}; // biome-ignore format: a matrix

const common =
  "title subtitle caption description xLabel yLabel width height margin x y color style marks insetLeft";
const half = [0.5, 0.5];
const thirds = [0.5, 0.25, 0.25];
const joint = [[0.5, 0], [0, 0.5]]; // biome-ignore format: a matrix

/** For each figure what it draws, and its options besides those of all. */
const walked: Readonly<Record<string, readonly [data: readonly unknown[], options: string]>> = {
  barChart: [[{ a: 1, b: 2 }], "bounds fill valueText"],
  billBars: [[half, { q: half }], "base entropyLabel wasteLabel valueText"],
  billMap: [[thirds, thirds], "base outcomes levels most pLabel qLabel entropyLabel wasteLabel totalText valueText levelText"],
  binaryCrossEntropyCurve: [[], "base label predictions pointLabel floorLabel gapLabel top"],
  binaryDivergenceCurves: [[], "base p q forwardLabel reverseLabel pointLabel"],
  binaryEntropyCurve: [[], "base p pointLabel"],
  codeAreas: [[half, [1, 2]], "base outcomes sumLabel entropyLabel wasteLabel savedLabel"],
  codeTree: [[{ a: "0", b: "10" }], "sumLabel"],
  densityCurves: [[[0, 1], { P: half }, { Q: half }], ""],
  distributionBars: [[half], "outcomes fill"],
  divergenceBars: [[half, half], "base outcomes pLabel qLabel termsLabel highest termRange"],
  entropyTermCurve: [[], "base pointLabel"],
  evidenceChart: [[[0, 1], half, half], "base length evidenceLabel slopeLabel decided"],
  gibbsTangent: [[], "ratios logLabel tangentLabel touchLabel"],
  heatmap: [[joint], "rows columns valueText"],
  histogram: [[[1, 2, 2]], "bins range fill"],
  informationBars: [[joint], "base xName yName valueText"],
  jointHeatmap: [[joint], "rows columns sumLabel"],
  jointMosaic: [[joint], "base rows columns jointLabel productLabel gapLabel"],
  levelMap: [[(x: number) => x], "levels levelText paths marked"],
  lineChart: [[{ a: [1, 2] }], "steps logarithmic zero reference shade marked"],
  oneHotLossCurve: [[], "base predictions pointLabel"],
  rankedBars: [[{ a: 1, b: 2 }], "fill valueText"],
  simplex: [[{ a: [[thirds]] }], "outcomes height levels levelText marked fills"],
  surprisalCurve: [[], "base probabilities pointLabel"],
}; // biome-ignore format: a figure a line

type Draw = (...taken: readonly unknown[]) => string;
const exported = figures as unknown as Readonly<
  Record<string, (...taken: readonly unknown[]) => figures.Figure>
>;

/** What comes of each wrong argument, and of each wrong option, unless it is a picture or a refusal that says what to do. */
function faults(draw: Draw, data: readonly unknown[], options: string, usual = {}): string[] {
  return Object.entries(given).flatMap(([kind, value]) => {
    const withOption = (option: string) => [...data, { ...usual, [option]: value }];
    const tries = [
      ["options", [...data, value]] as const,
      ...options.split(" ").map((option) => [option, withOption(option)] as const),
      ...data.map(
        (_, i) => [`argument ${i}`, [...data.slice(0, i), value, ...data.slice(i + 1), usual]] as const,
      ),
    ];
    return tries.flatMap(([what, taken]) => {
      const fault = faultOf(() => draw(...taken));
      return fault === undefined ? [] : [`${what}: ${kind}: ${fault}`];
    });
  });
}

function faultOf(picture: () => string): string | undefined {
  try {
    return picture().match(/NaN|Infinity|undefined|\[object/)?.[0];
  } catch (error) {
    const said = String(error);
    const isSentence = /^(Type|Range)Error: [a-z"][^\n]+[:,] [^\n]+$/.test(said);
    const isEngines = /Cannot|not a function|not iterable|\[object|call stack|Invalid/.test(said);
    return isSentence && !isEngines ? undefined : said;
  }
}

describe("every figure, given anything", () => {
  it("is walked through here", () => assert.deepEqual(Object.keys(walked).sort(), [...drawing].sort()));
  for (const [name, [data, own]] of Object.entries(walked)) {
    it(`${name}: is a picture or refuses in a sentence`, () => {
      const options = name === "binaryEntropyCurve" ? `${own} ${common}` : own;
      assert.deepEqual(
        faults((...taken) => drawn(exported[name](...taken)).svg, data, options),
        [],
      );
    });
  }
  it("render: likewise", () => {
    const alone = (figure: unknown) => drawn(figure as figures.Figure).svg;
    assert.deepEqual(faults(alone, [], `ariaDescription ${common}`, { ariaDescription: "nothing" }), []);
  });
  it("renderInteractive and renderTwoSliders: likewise", () => {
    const figureOf = (p: number) => figures.binaryEntropyCurve({ p });
    const script = (html: string) => html.slice(html.indexOf(`)("figure-`)); // "undefined" stands in the program
    const one = figures.renderInteractive as unknown as Draw;
    assert.deepEqual(
      faults((...taken) => script(one(...taken)), [half, figureOf], "label valueText start handle", {
        label: "p",
      }),
      [],
    );
    const two = figures.renderTwoSliders as unknown as Draw;
    assert.deepEqual(
      faults((...taken) => script(two(...taken)), [[0.5], half, figureOf], "labels valueTexts start handle", {
        labels: ["p", "q"],
      }),
      [],
    );
  });
  it("refuses more than a picture should hold", () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`${i}`, [0.5, 0.5]]));
    for (const draw of [
      () => figures.lineChart(many),
      () => figures.billBars(half, many),
      () => figures.gibbsTangent({ ratios: Array(1001).fill(2) }),
      () => figures.levelMap((x) => x, { marked: many as never }),
    ])
      assert.throws(draw, /^RangeError: \w+ has 1001 entries: a picture holds at most 1000, give fewer$/);
  });
  it("refuses in one line, whatever a name holds", () => {
    const name = "two\nlines";
    for (const draw of [
      () => figures.barChart({ [name]: NaN }),
      () => figures.lineChart({ [name]: [NaN] }),
      () => figures.lineChart({ a: [1] }, { marked: { [name]: [NaN, 1] } }),
      () => figures.codeTree({ [name]: "2" }),
      () => figures.simplex({}, { marked: { [name]: [1, 1, 1] } }),
    ])
      assert.throws(draw, /^RangeError: (marked\[)?"two\\nlines".*: .*$/);
  });
  it("refuses what has no place in the picture", () => {
    const nowhere = figures.gibbsTangent({ marks: [Plot.ruleX([1], { insetTop: NaN })] });
    assert.throws(() => drawn(nowhere), /^RangeError: the picture would have y1="NaN": give finite numbers/);
    const far = () => drawn(figures.binaryEntropyCurve({ width: 1e308 }));
    assert.throws(
      far,
      /^RangeError: the picture would have .{0,60}…": give finite numbers to its marks and scales$/,
    );
  });
});
