// What the sources print, from the cells of ours that the benchmark compares with their Python.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertSame, originals } from "../../tools/bench/originals.ts";
import { only, printed, sharedKernel } from "../kernel/kernel.ts";

/** The numbers and truth values that the cells of each source print. */
const sources: Record<string, string[]> = {
  "01-entropy-cross-entropy-kl": [
    "1 0.7 0 0.2 0 0.1, 0.7, 0.3567, 1 1 0.7 0 0 0.2 0 0 0.1, 1 0.7, 0.7, 0.3567, 0.3567 0.3567 true",
  ],
  "02-gan-losses": ["0.6108643020548935 0.08228287850505178 0.6931471805599453 0.6931471805599453"],
  "03-cross-entropy-or-kl": ["", "-1.0820 -1.2629", "0.0523 0.2332", "-1.0297", "0.0523 0.2332"],
  "05-from-entropy-to-mutual-information": [
    `0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1
     3.3219 2.3219 1.7370 1.3219 1.0000 0.7370 0.5146 0.3219 0.1520 0
     0.3322 0.4644 0.5211 0.5288 0.5000 0.4422 0.3602 0.2575 0.1368 0`,
    "0.5 0.5, 0.1667 0.1667 0.1667 0.1667 0.1667 0.1667, 0.1 0.9, 1 2.5850 0.4690",
    "true true",
    "true",
    `0.1 0.9 3.3219, 0.5 0.5 1, 0.9 0.1 0.1520, 1 0 0,
     0.05 0.05 0.05 0.05 0.8 4.3219, 0.2 0.2 0.2 0.2 0.2 2.3219, 0.05 0.05 0.8 0.05 0.05 0.3219, 0 0 1 0 0 0`,
    "0.1536 0.1757",
    "false false",
    "true true",
  ],
};

/** One picture, in the first cell of lesson 5. */
const cells = (name: string) =>
  (sources[name] ?? []).map((printed, i) => ({ printed, figures: name.startsWith("05") && i === 0 ? 1 : 0 }));

describe("originals()", () => {
  const { kernel } = sharedKernel();

  it("are the sources that compute, with a cell of ours for each of theirs", () => {
    assert.deepEqual(
      originals().map(({ name, ours, python }) => [name, ours.length, python.length]),
      Object.entries(sources).map(([name, { length }]) => [name, length, length]),
    );
  });

  for (const { name, ours } of originals())
    it(`${name} prints what its source prints`, async () => {
      const ran = (await kernel().run(ours)).map((cell) => {
        assert.equal(cell.reply.status, "ok");
        return { printed: printed(cell), figures: only(cell, "display_data").length };
      });
      assertSame(name, ran, cells(name));
    });
});

describe("assertSame(name, ours, python)", () => {
  const [cell = { printed: "", figures: 0 }] = cells("02-gan-losses");
  const compare = (other: Partial<typeof cell>) => () => assertSame("x", [{ ...cell, ...other }], [cell]);

  it("takes numbers that differ in the last two of sixteen digits, and a zero with a sign", () => {
    compare({ printed: cell.printed.replace("8935", "8934") })();
    assertSame("x", [{ printed: "0.0", figures: 0 }], [{ printed: "tensor(-0.)", figures: 0 }]);
  });

  it("throws where a number, a truth value, a number too many or a figure differs", () => {
    const refused = /Cell 1 of x prints .* make them the same/;
    assert.throws(compare({ printed: cell.printed.replace("0.0822", "0.0823") }), refused);
    assert.throws(compare({ printed: `${cell.printed} 1` }), refused);
    assert.throws(compare({ figures: 1 }), refused);
    assert.throws(
      () => assertSame("x", [{ ...cell, printed: "true" }], [{ ...cell, printed: "False" }]),
      refused,
    );
    assert.throws(() => assertSame("x", [], [cell]), refused);
  });
});
