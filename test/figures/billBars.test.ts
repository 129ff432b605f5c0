import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { crossEntropy, entropy, klDivergence } from "surprisal";
import { billBars } from "surprisal/figures";
import { billRows } from "../../src/figures/billBars.ts";
import { label, svg, texts } from "./drawn.ts";

const p = [0.5, 0.25, 0.25];
const predictions = { flat: [0.4, 0.3, 0.3], wrong: [0.1, 0.1, 0.8] };

describe("billBars(p, predictions)", () => {
  it("splits each cross entropy into the entropy and the divergence", () => {
    const rows = billRows(p, predictions, Math.E);
    assert.deepEqual(
      rows.map(({ name }) => name),
      ["flat", "wrong"],
    );
    for (const [i, q] of Object.values(predictions).entries()) {
      assert.equal(rows[i].paid, entropy(p, { base: Math.E }));
      assert.equal(rows[i].wasted, klDivergence(p, q, { base: Math.E }));
      assert.equal(rows[i].total, crossEntropy(p, q, { base: Math.E }));
    }
  });
  it("shows the three numbers, what they are, and their unit", () => {
    const shown = texts(billBars(p, predictions, { entropyLabel: "paid", wasteLabel: "waste" }));
    for (const word of ["1.5", "2.572", "1.072", "paid", "waste", "flat", "wrong"])
      assert.ok(shown.includes(word), word);
    assert.match(label(billBars(p, predictions, { base: Math.E }), "y") ?? "", /\(nats\)/);
  });
  it("hatches what is wasted, and only that", () => {
    const hatched = (q: number[]) =>
      svg(billBars(p, { q })).match(/<rect [^>]*fill="url\(#waste\)"[^>]*>|<rect [^>]*height="[1-9]/g);
    assert.ok(hatched([0.1, 0.1, 0.8]));
    assert.match(svg(billBars(p, { p })), /1\.5/);
  });
  it("is open at the top where a prediction rules out what happens", () => {
    assert.ok(texts(billBars(p, { q: [1, 0, 0] })).includes("∞"));
  });
  it("throws on no prediction, and on what is not a distribution", () => {
    assert.throws(() => billBars(p, {}), /^RangeError: there are no predictions: give one or more/);
    assert.throws(() => billBars(p, null as never), /^TypeError: predictions is null: give an object/);
    assert.throws(() => billBars(p, { q: [0.5, 0.4] }), RangeError);
  });
});
