// The formulas once more, straight, on numbers of 90 digits: what the library's answers are measured by.
import { all, type BigNumber, create } from "mathjs";

const math = create(all, { number: "BigNumber", precision: 90 });

/** A double as it is: mathjs would take the shortest decimal that is read back as it. */
export function exact(x: number): BigNumber {
  let doublings = 0;
  while (!Number.isInteger(x)) {
    x *= 2;
    doublings++;
  }
  return math.bignumber(BigInt(x).toString()).div(math.bignumber(2).pow(doublings));
}

const zero = math.bignumber(0);
const one = math.bignumber(1);
export const ln2 = math.bignumber(2).ln();
export const parse = (digits: string) => math.bignumber(digits);

/** The error of an answer in units of 2⁻⁵² of what is wanted. */
export function errorInEps(answer: number, wanted: BigNumber): number {
  if (wanted.isZero()) return answer === 0 ? 0 : Infinity;
  return exact(answer)
    .minus(wanted)
    .div(wanted)
    .abs()
    .mul(2 ** 52)
    .toNumber();
}

const exactly = (p: ArrayLike<number>) => Array.from(p, exact);
const sum = (terms: BigNumber[]) => terms.reduce((total, term) => total.plus(term), zero);
const exp = (x: BigNumber) => x.exp();
const max = (z: BigNumber[]) => z.reduce((a, b) => (b.gt(a) ? b : a));

/** ln(1 + x), by its series where 90 digits cannot hold 1 + x. */
const log1p = (x: BigNumber) =>
  x.lt(1e-30) ? x.minus(x.mul(x).div(2)).plus(x.mul(x).mul(x).div(3)) : one.plus(x).ln();

const crossTerm = (p: BigNumber, q: BigNumber) => (p.isZero() ? zero : p.mul(q.ln()).neg());
const klTerm = (p: BigNumber, q: BigNumber) => (p.isZero() ? zero : p.mul(p.div(q).ln())).minus(p).plus(q);

export const entropy = (p: ArrayLike<number>) => sum(exactly(p).map((x) => crossTerm(x, x)));

export function crossEntropy(p: ArrayLike<number>, q: ArrayLike<number>): BigNumber {
  const [ps, qs] = [exactly(p), exactly(q)];
  return sum(ps.map((x, i) => crossTerm(x, qs[i])));
}

export function klDivergence(p: ArrayLike<number>, q: ArrayLike<number>): BigNumber {
  const [ps, qs] = [exactly(p), exactly(q)];
  return sum(ps.map((x, i) => klTerm(x, qs[i])));
}

export function jsDivergence(p: ArrayLike<number>, q: ArrayLike<number>): BigNumber {
  const [ps, qs] = [exactly(p), exactly(q)];
  const middle = ps.map((x, i) => x.plus(qs[i]).div(2));
  return sum(middle.map((m, i) => klTerm(ps[i], m).plus(klTerm(qs[i], m)))).div(sum([...ps, ...qs]));
}

export function mutualInformation(joint: number[][]): BigNumber {
  const pairs = joint.map(exactly);
  const rows = pairs.map(sum);
  const columns = pairs[0].map((_, y) => sum(pairs.map((row) => row[y])));
  const total = sum(rows);
  return sum(pairs.flatMap((row, x) => row.map((p, y) => klTerm(p, rows[x].mul(columns[y]).div(total)))));
}

export function crossEntropyLoss(logits: number[], target: number): BigNumber {
  const z = exactly(logits);
  const top = max(z);
  const largest = z.indexOf(top);
  const others = sum(z.filter((_, i) => i !== largest).map((x) => exp(x.minus(top))));
  return top.minus(z[target]).plus(log1p(others));
}

export const logSoftmax = (logits: number[], i: number) => crossEntropyLoss(logits, i).neg();

export function binaryCrossEntropyLoss(logit: number, label: number): BigNumber {
  const [z, y] = [exact(logit), exact(label)];
  const softplus = (x: BigNumber) => (x.gt(0) ? x : zero).plus(log1p(exp(x.abs().neg())));
  return y.mul(softplus(z.neg())).plus(one.minus(y).mul(softplus(z)));
}
