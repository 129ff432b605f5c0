import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Worker } from "node:worker_threads";
import { crossEntropy, entropy, jsDivergence, klDivergence, uniform } from "surprisal";

type Numbers = ArrayLike<number>;
const divergences = { crossEntropy, klDivergence, jsDivergence };
const measures = { entropy: (p: Numbers, _q: Numbers) => entropy(p), ...divergences };

/** n probabilities that a double holds exactly, as it does their sum: n is a power of 2. */
function falling(n: number): number[] {
  return Array.from({ length: n }, (_, i) => (i < n / 2 ? 3 : 1) / (2 * n));
}
const rising = (n: number) => falling(n).reverse();

/** A list that runs `act` whenever an entry is read. */
function acting(numbers: Numbers, act: (i: number) => void): Numbers {
  return new Proxy(numbers, {
    get(list, key) {
      if (typeof key === "string" && /^\d+$/.test(key)) act(Number(key));
      return Reflect.get(list, key);
    },
  });
}

/** Whoever asks for its length calls the library. */
class Talkative extends Float64Array {
  override get length() {
    klDivergence(uniform(1024), rising(1024));
    return super.length;
  }
}

for (const [name, measure] of Object.entries(measures))
  for (const n of [4, 2048])
    describe(`${name}, given lists of ${n} that are more than arrays`, () => {
      const wanted = measure(falling(n), rising(n));
      const other = () => measure(rising(n / 2), falling(n / 2));

      it("does not mind entries that call the library", () => {
        const q = rising(n);
        Object.defineProperty(q, n - 2, {
          get() {
            other();
            return 3 / (2 * n);
          },
        });
        assert.equal(measure(falling(n), q), wanted);
        assert.equal(measure(acting(falling(n), other), acting(rising(n), other)), wanted);
      });
      it("does not mind a Proxy of a Float64Array, or one of another class", () => {
        assert.equal(measure(acting(Float64Array.from(falling(n)), other), rising(n)), wanted);
        assert.equal(measure(Talkative.from(falling(n)), Talkative.from(rising(n))), wanted);
      });
      it("does not mind shared and resizable memory", () => {
        const resizable = new (ArrayBuffer as new (size: number, options: object) => ArrayBuffer)(8 * n, {
          maxByteLength: 16 * n,
        });
        for (const buffer of [resizable, new SharedArrayBuffer(8 * n)]) {
          const p = new Float64Array(buffer);
          p.set(falling(n));
          assert.equal(measure(p, Float64Array.from(rising(n))), wanted);
        }
      });
      it("is right after an entry has thrown", () => {
        const broken = acting(falling(n), () => {
          throw new Error("broken");
        });
        assert.throws(() => measure(broken, rising(n)), /broken/);
        assert.equal(measure(falling(n), rising(n)), wanted);
      });
    });

describe("a list that changes while it is read", () => {
  const n = 2048;
  const detach = (p: Float64Array) => structuredClone(p.buffer, { transfer: [p.buffer as ArrayBuffer] });

  it("is refused when its memory goes to another thread", () => {
    for (const measure of Object.values(divergences))
      for (const at of [0, n - 1]) {
        const p = Float64Array.from(falling(n));
        const q = acting(rising(n), (i) => i === at && detach(p));
        if (at === 0) assert.throws(() => measure(p, q), /^(Range|Type)Error: /);
        else assert.equal(measure(p, q), measure(falling(n), rising(n)));
      }
  });
  it("is refused when it says that it is longer than it is", () => {
    for (const measure of Object.values(measures)) {
      const p = Object.defineProperty(Float64Array.from(falling(n)), "length", { value: 2 * n });
      assert.throws(() => measure(p, uniform(2 * n)), /^TypeError: p\[2048\] is undefined/);
    }
  });
  it("is refused or measured, never mixed up, when another thread writes to it", async () => {
    const p = new Float64Array(new SharedArrayBuffer(8 * n));
    p.set(falling(n));
    const writer = new Worker(
      `const { workerData: p } = require("node:worker_threads");
      for (;;) for (const x of [-1, NaN, Infinity, 2, 0.25]) for (let i = 0; i < p.length; i += 50) {
        const was = p[i]; p[i] = x; p[i] = was;
      }`,
      { eval: true, workerData: p },
    );
    try {
      await new Promise((resolve) => writer.once("online", resolve));
      for (let call = 0; call < 500; call++)
        for (const measure of Object.values(measures)) {
          try {
            const answer = measure(p, rising(n));
            assert.ok(answer >= 0 && answer <= 12, `${answer}`);
          } catch (error) {
            assert.ok(error instanceof RangeError, `${error}`);
          }
        }
    } finally {
      await writer.terminate();
    }
  });
});
