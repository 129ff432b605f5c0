// A lesson asks where the waste is 0: the slider has to have that place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, it } from "node:test";
import { lessonFiles } from "../../tools/lessons/lessonFiles.ts";

type Cell = { id: string; outputs?: { data?: Record<string, string[]> }[] };

const maps: Record<string, string> = {
  "01-entropy-cross-entropy-kl.ipynb": "your-q",
  "03-cross-entropy-or-kl.ipynb": "drag-q",
};
const mapped = lessonFiles().filter((file) => maps[basename(file)] !== undefined);

describe("the map of predictions reaches the truth, where the waste is 0", () => {
  it("in two lessons of every language", () => assert.equal(mapped.length, 8));

  for (const file of mapped)
    it(`${basename(dirname(file))}/${basename(file)}`, () => {
      const { cells }: { cells: Cell[] } = JSON.parse(readFileSync(file, "utf8"));
      const map = cells.find(({ id }) => id === maps[basename(file)]);
      const html = (map?.outputs ?? []).flatMap(({ data }) => data?.["text/html"] ?? []).join("");
      assert.match(html, /(?<![\d.])0\.0{3,}(?!\d)/);
    });
});
