import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { billBars } from "surprisal/figures";
import { legend, legendLine } from "../../src/figures/legend.ts";
import { textWidth } from "../../src/figures/textWidth.ts";
import { svg, texts } from "./drawn.ts";

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
  it("is laid out again for a picture that is made narrower, which becomes higher", () => {
    const bill = billBars([0.5, 0.5], { q: [0.5, 0.5] });
    const shape = (width: number) => {
      const drawn = svg({ ...bill, width });
      const names = drawn.matchAll(
        /translate\((\d+),-\d+\)"><text[^>]*translate\((\d+),\d+\)">([^<]+: [^<]+)</g,
      );
      const ends = Array.from(names, ([, dx, x, name]) => Number(dx) + Number(x) + textWidth(name));
      return { height: Number(drawn.match(/ height="(\d+)"/)?.[1]), ends };
    };
    assert.equal(shape(320).height, shape(640).height + legendLine);
    assert.equal(shape(320).ends.length, 2);
    assert.ok(shape(320).ends.every((end) => end <= 320));
    assert.equal(shape(800).height, shape(640).height);
    const { height: _, ...natural } = bill; // Plot then chooses it
    assert.match(svg({ ...natural, width: 320 }), /^<svg [^>]* height="\d{3}"/);
    assert.equal(texts({ ...bill, width: 320 }).length, texts(bill).length);
  });
  it("takes no room without entries", () => {
    assert.deepEqual(legend([]), { marks: [], height: 0 });
  });
});
