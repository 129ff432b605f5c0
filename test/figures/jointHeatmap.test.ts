import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { conditionalEntropy } from "surprisal";
import { jointHeatmap } from "surprisal/figures";
import { jointRows } from "../../src/figures/jointHeatmap.ts";
import { numberLabel } from "../../src/figures/labels.ts";
import { texts } from "./drawn.ts";

describe("jointHeatmap(joint)", () => {
  const joint = [
    [0.1, 0.5],
    [0.1, 0.3],
  ];
  it("has every cell, then the sums of rows and of columns", () => {
    const shown = jointRows(joint).map(({ row, column, probability }) => [
      row,
      column,
      numberLabel(probability),
    ]);
    assert.deepEqual(shown, [
      [0, 0, "0.1"],
      [0, 1, "0.5"],
      [1, 0, "0.1"],
      [1, 1, "0.3"],
      [0, 2, "0.6"],
      [1, 2, "0.4"],
      [2, 0, "0.2"],
      [2, 1, "0.8"],
    ]);
  });
  it("labels all of them, and names its rows and columns", () => {
    const shown = texts(
      jointHeatmap(joint, { rows: ["rain", "sun"], columns: ["wet", "dry"], sumLabel: "all" }),
    );
    for (const word of [
      "0.1",
      "0.5",
      "0.3",
      "0.6",
      "0.4",
      "0.2",
      "0.8",
      "rain",
      "sun",
      "wet",
      "dry",
      "all",
    ]) {
      assert.ok(shown.includes(word), word);
    }
  });
  it("refuses what is not a joint distribution, and too many names", () => {
    assert.throws(() => jointHeatmap([[0.5], [0.4]]), RangeError);
    assert.throws(
      () => jointHeatmap(joint, { rows: ["a", "b", "c"] }),
      /rows has length 3, not 2: give one name/,
    );
  });
  it("leaves the joint as it was", () => {
    const before = conditionalEntropy(joint);
    jointHeatmap(joint);
    assert.equal(conditionalEntropy(joint), before);
  });
});
