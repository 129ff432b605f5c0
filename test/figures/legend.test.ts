import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { legend, legendLine } from "../../src/figures/legend.ts";

const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `series ${i}`, fill: "red" }));

describe("legend(entries)", () => {
  it("is one line where all fit, and more where not", () => {
    assert.equal(legend(entries(3)).height, legendLine);
    assert.equal(legend(entries(10)).height, 3 * legendLine);
    assert.equal(legend(entries(2), { width: 1 }).height, 2 * legendLine);
  });
  it("takes no room without entries", () => {
    assert.deepEqual(legend([]), { marks: [], height: 0 });
  });
});
