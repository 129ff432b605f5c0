// The contenders in JavaScript.
import * as mathjs from "mathjs";
import {
  crossEntropy,
  crossEntropyLoss,
  entropy,
  jsDivergence,
  klDivergence,
  mutualInformation,
} from "surprisal";

type Numbers = ArrayLike<number>;

/** What is measured: each contender has its own way to compute some of these. */
export interface Measures {
  entropy(p: Numbers): number;
  crossEntropy(p: Numbers, q: Numbers): number;
  klDivergence(p: Numbers, q: Numbers): number;
  jsDivergence(p: Numbers, q: Numbers): number;
  crossEntropyLoss(logits: readonly Numbers[], targets: readonly number[]): number;
  mutualInformation(joint: readonly Numbers[]): number;
}

export const ours: Measures = {
  entropy,
  crossEntropy,
  klDivergence,
  jsDivergence,
  crossEntropyLoss,
  mutualInformation,
};

const ln = (p: Numbers) => mathjs.map(p as number[], (x: number) => mathjs.log(x));
const sumOfProducts = (p: Numbers, q: number[]) =>
  mathjs.sum(mathjs.dotMultiply(p as number[], q) as number[]);

/** mathjs, which takes plain arrays. */
export const withMathjs: Partial<Measures> = {
  entropy: (p) => -sumOfProducts(p, ln(p)),
  crossEntropy: (p, q) => -sumOfProducts(p, ln(q)),
  klDivergence: (p, q) => mathjs.kldivergence(p as number[], q as number[]),
};
