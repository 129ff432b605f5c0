import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entropy } from "surprisal";
import { render, simplex } from "surprisal/figures";
import { cornerNames, nameBeside } from "../../src/figures/nameBeside.ts";
import { boldWidth } from "../../src/figures/textWidth.ts";
import { corners, margin, placesOf, side, simplexPlace } from "../../src/figures/triangle.ts";

describe("simplexPlace(p, name)", () => {
  const place = (p: number[]) => simplexPlace(p, "p");
  it("puts certainty in a corner and the uniform distribution in the middle", () => {
    assert.deepEqual(place([1, 0, 0]), [0, 0]);
    assert.deepEqual(place([0, 1, 0]), [1, 0]);
    assert.deepEqual(place([0, 0, 1]), [1 / 2, Math.sqrt(3) / 2]);
    const [x, y] = place([1 / 3, 1 / 3, 1 / 3]);
    assert.ok(Math.abs(x - 1 / 2) < 1e-15 && Math.abs(y - Math.sqrt(3) / 6) < 1e-15);
  });
  it("puts a path there, whatever kind of list it is", () => {
    assert.deepEqual(placesOf({ length: 2, 0: [1, 0, 0], 1: [0, 1, 0] } as never, "path"), [place([1, 0, 0]), place([0, 1, 0])]); // biome-ignore format: a line
  });
  it("throws on other than three outcomes, and on what is not a distribution", () => {
    assert.throws(
      () => place([0.5, 0.5]),
      /^RangeError: p has length 2: give probabilities of three outcomes/,
    );
    assert.throws(() => place([0.5, 0.5, 0.5]), /^RangeError: p sums to 1.5, not 1/);
  });
});

describe("nameBeside(name, place)", () => {
  const tenths = Array.from({ length: 11 }, (_, i) => i / 10);
  const places = tenths.flatMap((a) => tenths.map((b) => simplexPlace([a, (1 - a) * b, (1 - a) * (1 - b)])));
  /** The lower corners of the name, in pixels, and the upper ones. */
  const box = (name: string, [x, y]: [number, number]) => {
    const { textAnchor, dx, dy } = nameBeside(name, [x, y]);
    const [width, at] = [boldWidth(name), side * x + dx];
    const left = { start: at, middle: at - width / 2, end: at - width }[textAnchor];
    return [-8, 8].flatMap((h) => [left, left + width].map((across) => [across, side * y - dy + h]));
  };
  it("lets no side of the triangle run through a name", () => {
    for (const name of ["q", "peaked: 1.157", "쏠림 1.157", "偏向一邊：1.157"])
      for (const place of places)
        for (const fromSide of [
          ([x, y]: number[]) => Math.sqrt(3) * x - y,
          ([x, y]: number[]) => Math.sqrt(3) * (side - x) - y,
        ]) {
          const corners = box(name, place).map(fromSide);
          assert.ok(corners.every((d) => d > 0) || corners.every((d) => d < 0), `${name} at ${place}`);
        }
  });
  it("leaves a name above its point where there is room, and leads to it from one outside", () => {
    assert.deepEqual(nameBeside("p", [0.5, 0.3]), { textAnchor: "middle", dx: 0, dy: -18, reach: 0 });
    const { dx, reach } = nameBeside("peaked: 1.157", simplexPlace([0.1, 0.2, 0.7]));
    assert.ok(reach > 0 && reach === dx);
  });
});

describe("cornerNames(outcomes)", () => {
  it("keeps long names of corners in the picture, and short ones where they were", () => {
    const { names, places } = cornerNames(["a".repeat(25), "a".repeat(60), "top"]);
    const [left, right] = places.map(([x]) => margin + side * x);
    const half = (i: number) => boldWidth(names[i] as string) / 2 - 1e-9;
    assert.ok(left >= half(0) && right + half(1) <= side + 2 * margin);
    assert.match(names[1] as string, /…$/);
    assert.deepEqual(cornerNames(["cat", "dog", "owl"]).places, corners);
  });
});

describe("simplex(paths, options)", () => {
  const paths = {
    "from the left": [
      [
        [0.8, 0.1, 0.1],
        [0.2, 0.3, 0.5],
      ],
    ],
    points: [[[0.1, 0.8, 0.1]]],
  };
  const drawn = (figure: ReturnType<typeof simplex>) =>
    Buffer.from(/base64,([^"]+)/.exec(render(figure))?.[1] ?? "", "base64").toString();

  it("names every series, marked distribution and corner", () => {
    const svg = drawn(
      simplex(paths, { outcomes: ["cat", "dog", "owl"], marked: { truth: [0.2, 0.3, 0.5] } }),
    );
    for (const word of ["from the left", "points", "truth", "cat", "dog", "owl"])
      assert.ok(svg.includes(`>${word}<`), word);
  });
  it("draws levels of the height it is given, each with its value", () => {
    const levels = (options: Parameters<typeof simplex>[1]) =>
      drawn(simplex({}, options)).match(/stroke="#777"/g)?.length ?? 0;
    const height = (p: number[]) => entropy(p);
    assert.ok(levels({ height }) > 3);
    assert.equal(levels({ height, levels: [1.5] }), 1);
    assert.ok(drawn(simplex({}, { height, levels: [1.5] })).includes(">1.5<"));
    assert.equal(levels({ height: () => 1 }), 0);
    assert.equal(levels({}), 0);
  });
  it("is byte-identical on a second run, and has no NaN", () => {
    const figure = () => drawn(simplex(paths, { height: (p) => entropy(p) }));
    assert.equal(figure(), figure());
    assert.doesNotMatch(figure(), /NaN/);
  });
  it("describes itself, or as it is told", () => {
    assert.match(simplex(paths).ariaDescription, /from the left, points/);
    assert.equal(simplex(paths, { description: "words" }).ariaDescription, "words");
  });
  it("refuses names that are not three", () => {
    assert.throws(
      () => simplex(paths, { outcomes: ["a", "b"] }),
      /^RangeError: outcomes has length 2, not 3: give/,
    );
  });
  it("refuses what it cannot draw, naming it", () => {
    const refuses = (message: RegExp, draw: () => unknown) => assert.throws(draw, message);
    refuses(/^RangeError: paths\["a"\]\[0\]\[1\] sums to 0.9/, () => simplex({ a: [[[1, 0, 0], [0.9, 0, 0]]] })); // biome-ignore format: a path
    refuses(/^RangeError: paths\["a"\]\[0\] is empty: give/, () => simplex({ a: [[]] }));
    refuses(/^TypeError: paths\["a"\] is null: give an array of paths/, () => simplex({ a: null as never }));
    refuses(/^TypeError: paths is null: give an object/, () => simplex(null as never));
    refuses(/^RangeError: marked\["b"\] has length 2: give/, () =>
      simplex({}, { marked: { b: [0.5, 0.5] } }),
    );
    refuses(/^RangeError: height\(p\) is NaN at p = \[/, () => render(simplex({}, { height: () => NaN })));
  });
  it("draws the ends of every path, however many series there are", () => {
    const many = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}`, [[[0.2, 0.3, 0.5]]]]));
    assert.equal(drawn(simplex(many)).match(/<circle /g)?.length, 16);
  });
});
