import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fold } from "../../src/figures/frames.ts";

const unfold = ({ templates, shared, rows }: ReturnType<typeof fold>) =>
  rows.map((row) => {
    const part = (k: number) => (Array.isArray(row[k]) ? shared[row[k][0]] : row[k]);
    return templates[Number(row[0])].reduce((frame, next, k) => `${frame}${part(k)}${next}`);
  });

describe("fold(frames)", () => {
  it("loses nothing, whatever changes", () => {
    const frames = [
      "",
      "<a>1</a>",
      "<a>2.50</a>",
      "<a>−∞ or 007</a>",
      '<a x="-1"/><b>1</b>',
      "<a>1</a>",
      "a < b, c",
      "1.2.3",
    ];
    assert.deepEqual(unfold(fold(frames)), frames);
  });
  it("stores once what frames have in common", () => {
    const frames = ["<a>12</a><b/>", "<a>34</a><b/>", "<a>5</a><b/>"];
    assert.deepEqual(fold(frames), { templates: [["<a>", "</a><b/>"]], shared: [], rows: [[0, 12], [0, 34], [0, 5]] }); // biome-ignore format: one row a frame
  });
  it("stores once a long part that some frames have", () => {
    const path = "M0,0L1,1L2,2L3,3L4,4";
    const frames = [`<a d="${path}"/>`, '<a d="M9"/>', `<a d="${path}"/>`];
    const folded = fold(frames);
    assert.equal(JSON.stringify(folded).split(path).length, 2);
    assert.deepEqual(unfold(folded), frames);
  });
});
