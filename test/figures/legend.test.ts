import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { billBars } from "surprisal/figures";
import { legend, legendLine } from "../../src/figures/legend.ts";
import { texts } from "./drawn.ts";

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `series ${i}`, fill: "red" }));

describe("legend(entries)", () => {
  it("is one line where all fit, and more where not", () => {
    assert.equal(legend(entries(3)).height, legendLine);
    assert.equal(legend(entries(10)).height, 3 * legendLine);
    assert.equal(legend(entries(2), { width: 1 }).height, 2 * legendLine);
  });
  it("shortens a name that is wider than the picture", () => {
    const figure = billBars([0.5, 0.5], { q: [0.5, 0.5] }, { wasteLabel: "a".repeat(100) });
    assert.ok(texts(figure).some((text) => /^a{50,60}…$/.test(text)));
  });
  it("takes no room without entries", () => {
    assert.deepEqual(legend([]), { marks: [], height: 0 });
  });
});
