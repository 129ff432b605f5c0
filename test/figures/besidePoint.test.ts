import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { besidePoint, freePlace } from "../../src/figures/besidePoint.ts";

describe("besidePoint(text, side, point)", () => {
  it("sets a second line above the first place, or below it, and never on the point", () => {
    const [one, two] = ["0.737", "0.737\nwaste"].map((text) => besidePoint(text, "upper left", [100, 100]));
    assert.equal(one?.dy, -13);
    assert.equal(two?.dy, -13 - 8);
    assert.ok(two !== undefined && two.box.y + two.box.height / 2 < 100);
    assert.equal(besidePoint("0.737\nwaste", "lower right", [100, 100]).dy, 15 + 8);
    assert.equal(besidePoint("0.737\nwaste", "left", [100, 100]).dy, -2);
  });
  it("knows the box of the text, as wide as its widest line", () => {
    const { box } = besidePoint("1\nwaste", "upper right", [100, 100]);
    assert.equal(box.width, besidePoint("waste", "above", [0, 0]).box.width);
    assert.equal(box.x - box.width / 2, 112);
  });
});

describe("freePlace(places, path)", () => {
  const places = (["upper left", "upper right"] as const).map((side) =>
    besidePoint("0.737", side, [100, 100]),
  );
  it("is the first place where the text does not touch the path", () => {
    const falling = [
      [0, 0],
      [100, 100],
      [200, 200],
    ] as const;
    const rising = [
      [0, 200],
      [100, 100],
      [200, 0],
    ] as const;
    assert.equal(freePlace(places, falling).textAnchor, "start");
    assert.equal(freePlace(places, rising).textAnchor, "end");
  });
  it("finds a path that has no point of its own in the text", () => {
    const steep = [
      [-1000, 0],
      [100, 100],
    ] as const;
    assert.equal(freePlace(places, steep).textAnchor, "start");
  });
  it("is the first of all if none is free, or if the others would rise above the picture", () => {
    assert.equal(
      freePlace(places, [
        [0, 50],
        [100, 110],
        [200, 50],
      ]).textAnchor,
      "end",
    );
    const high = (["left", "upper left"] as const).map((side) => besidePoint("1\n2", side, [100, 10]));
    assert.equal(freePlace([...high].reverse(), []).dy, -2);
  });
});
