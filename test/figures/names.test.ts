import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bandAxis, evenly, namesAcross, namesDown } from "../../src/figures/names.ts";

describe("namesAcross(names, width)", () => {
  it("breaks names into lines where words allow it", () => {
    assert.deepEqual(namesAcross(["no rain"], 40), { names: ["no\nrain"], room: 16, rotate: 0 });
  });
  it("turns them where a word is too wide, and makes room", () => {
    const { rotate, room } = namesAcross(["incomprehensibilities"], 40);
    assert.equal(rotate, -90);
    assert.ok(room > 100);
  });
  it("turns them where they would touch", () => {
    assert.equal(namesAcross(["10", "11", "12"], 20).rotate, -90);
    assert.equal(namesAcross(["10", "11", "12"], 22).rotate, 0);
  });
});

describe("namesDown(names)", () => {
  it("is as wide as the widest line, and never too wide", () => {
    assert.equal(namesDown(["ab", "abcd"]).width, 36);
    const { names, width } = namesDown(["x".repeat(500)]);
    assert.ok(width <= 180 && names[0].endsWith("…"));
  });
});

describe("evenly(places, most)", () => {
  it("keeps all if there is room, and else every second, third, …", () => {
    assert.deepEqual(evenly([0, 1, 2], 3), [0, 1, 2]);
    assert.deepEqual(evenly([0, 1, 2, 3, 4], 3), [0, 2, 4]);
  });
});

describe("bandAxis(names, rows, width, label)", () => {
  it("names the bars that have room", () => {
    const names = Array.from({ length: 100 }, (_, i) => `${i}`);
    const { options } = bandAxis(names, names.map((_, i) => ({ i })), 540, "n"); // biome-ignore format: a line
    assert.equal(options.ticks.length, 25);
    assert.equal(options.tickFormat(4), "4");
    assert.equal(options.tickFormat(5), "");
  });
});
