import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loop } from "../../tools/bench/loop.ts";
import { ours, withMathjs } from "../../tools/bench/measures.ts";
import { works } from "../../tools/bench/works.ts";

const small = [...works()].filter(({ elements }) => elements <= 1e4);

describe("works()", () => {
  it("measures every function, on the same numbers at each call", () => {
    assert.deepEqual(new Set([...works()].map(({ name }) => name)), new Set(Object.keys(ours)));
    assert.deepEqual(
      small.map(({ arrays }) => arrays),
      [...works()].filter(({ elements }) => elements <= 1e4).map(({ arrays }) => arrays),
    );
  });

  it("asks of all contenders the same question, on Float64Arrays and on plain arrays", () => {
    for (const work of small)
      for (const plain of [false, true]) {
        const bits = work.name === "crossEntropyLoss" ? 1 : Math.LN2; // the loops count in nats
        const own = Number(work.call(ours, plain)?.()) * bits;
        for (const contender of plain ? [loop, withMathjs] : [loop]) {
          const answer = work.call(contender, plain)?.();
          if (answer !== undefined)
            assert.ok(
              Math.abs(answer - own) <= 1e-7 * own + 1e-14,
              `${work.title}, ${work.size}: ${answer}, ${own}`,
            );
        }
      }
  });
});
