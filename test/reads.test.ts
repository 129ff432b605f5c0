// What is given is read once: an entry may be a getter that calls the library again, or that answers otherwise the next time.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import * as surprisal from "surprisal";

type List = ArrayLike<number>;
type Wrap = <Entries extends ArrayLike<unknown>>(list: Entries) => Entries;

const short = { p: [0.1, 0.2, 0.3, 0.4], q: [0.4, 0.3, 0.2, 0.1] };
const count = 700; // more than a block
const p = surprisal.normalize(Array.from({ length: count }, (_, i) => 1 + (i % 7)));
const long = { p, q: [...p].reverse() };
const rows = (list: number[]) => [list.slice(0, list.length / 2), list.slice(list.length / 2)];

/** A call of every function that takes a list. */
const calls = ({ p, q }: { p: number[]; q: number[] }, wrap: Wrap): Record<string, () => unknown> => {
  const joint = () => wrap(rows(p).map((row) => wrap(row)));
  const [one, two]: [() => List, () => List] = [() => wrap(p), () => wrap(q)];
  return {
    entropy: () => surprisal.entropy(one()),
    crossEntropy: () => surprisal.crossEntropy(one(), two()),
    klDivergence: () => surprisal.klDivergence(one(), two()),
    jsDivergence: () => surprisal.jsDivergence(one(), two()),
    normalize: () => surprisal.normalize(one()),
    softmax: () => surprisal.softmax(one()),
    logSoftmax: () => surprisal.logSoftmax(one(), { temperature: 2 }),
    logSumExp: () => surprisal.logSumExp(one()),
    huffmanCodeLengths: () => surprisal.huffmanCodeLengths(one()),
    crossEntropyLoss: () => surprisal.crossEntropyLoss(one(), two()),
    binaryCrossEntropyLoss: () => surprisal.binaryCrossEntropyLoss(one(), two()),
    marginals: () => surprisal.marginals(joint()),
    jointEntropy: () => surprisal.jointEntropy(joint()),
    conditionalEntropy: () => surprisal.conditionalEntropy(joint()),
    mutualInformation: () => surprisal.mutualInformation(joint()),
    independent: () => surprisal.independent(wrap(short.p), wrap(short.q)),
    gradientDescent: () => surprisal.gradientDescent((point) => wrap(point), one(), { rate: 0.1, steps: 2 }),
  };
};
const plainly: Wrap = (list) => list;
const isIndex = (key: string | symbol): key is string => typeof key === "string" && /^\d+$/.test(key);

for (const [size, given] of Object.entries({ short, long }))
  for (const [name, expected] of Object.entries(calls(given, plainly)))
    describe(`${name} of ${size} lists`, () => {
      it("is not disturbed by entries that call the library", () => {
        for (const inner of Object.values({ ...calls(short, plainly), long: calls(long, plainly).entropy })) {
          const wrap: Wrap = (list) =>
            new Proxy(list, {
              get(target, key) {
                if (isIndex(key) && Number(key) % 97 < 2) inner();
                return Reflect.get(target, key);
              },
            });
          assert.deepEqual(calls(given, wrap)[name]?.(), expected());
        }
      });

      it("reads every entry once, but for the first logit, which is asked before whether it is a row", () => {
        const askedBefore = name === "crossEntropyLoss" ? "0" : undefined;
        const wrap: Wrap = (list) => {
          const read = new Set<string>();
          return new Proxy(list, {
            get(target, key) {
              if (!isIndex(key)) return Reflect.get(target, key);
              assert.ok(!read.has(key) || key === askedBefore, `entry ${key} is read again`);
              read.add(key);
              return Reflect.get(target, key);
            },
          });
        };
        assert.deepEqual(calls(given, wrap)[name]?.(), expected());
      });

      it("is never NaN when entries change between reads", () => {
        for (const later of [NaN, -1, 0, Infinity]) {
          const wrap: Wrap = (list) => {
            const read = new Set<string>();
            return new Proxy(list, {
              get(target, key) {
                const changed = isIndex(key) && read.has(key) && typeof Reflect.get(target, key) === "number";
                if (isIndex(key)) read.add(key);
                return changed ? later : Reflect.get(target, key);
              },
            });
          };
          try {
            const answer = calls(given, wrap)[name]?.();
            assert.doesNotMatch(inspect(answer, { depth: null, maxArrayLength: null }), /NaN/);
          } catch (error) {
            assert.ok(error instanceof RangeError || error instanceof TypeError, `${error}`);
          }
        }
      });
    });
