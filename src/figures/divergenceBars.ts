import { axisFx, barY, ruleY, text } from "@observablehq/plot";
import type { Distribution } from "../distribution.js";
import { klDivergence } from "../divergence.js";
import { surprisal } from "../entropy.js";
import type { Unit } from "../unit.js";
import { blue, type Figure, green, orange, paper, type Texts, vermilion } from "./figure.js";
import { numberLabel, outcomeNames, unitName } from "./labels.js";

/** Per outcome: p, q, and what it adds to D(p ‖ q), which is p log(p / q). */
export function divergenceRows(p: Distribution, q: Distribution, base: number) {
  return Array.from(p, (pi, i) => {
    const qi = q[i] ?? 0;
    const term =
      pi === 0 ? 0 : qi === 0 ? Infinity : pi * (surprisal(qi, { base }) - surprisal(pi, { base }));
    return { i, p: pi, q: qi, term };
  });
}

/**
 * Two distributions side by side, and below them what each outcome adds to D(p ‖ q): up where p is above q,
 * down where it is below, ∞ where q rules out what p allows.
 *
 * @param options.base - unit of the terms: 2 for bits (the default), Math.E for nats
 * @param options.outcomes - a name for each outcome; 1, 2, 3, … unless told
 * @param options.pLabel - the name of `p`
 * @param options.qLabel - the name of `q`
 * @param options.yLabel - what the upper bars are
 * @param options.termsLabel - what the lower bars are
 * @throws {RangeError} if `p` or `q` is not a distribution, or lengths differ
 */
export function divergenceBars(
  p: Distribution,
  q: Distribution,
  {
    base = 2,
    outcomes,
    pLabel = "p",
    qLabel = "q",
    xLabel = "outcome",
    yLabel = "probability",
    termsLabel,
    description,
    title,
    caption,
  }: Texts &
    Unit & {
      outcomes?: readonly string[];
      pLabel?: string;
      qLabel?: string;
      termsLabel?: string;
    } = {},
): Figure {
  const sum = `${numberLabel(klDivergence(p, q, { base }))} ${unitName(base)}`;
  const names = outcomeNames(outcomes, p.length, "outcomes");
  const rows = divergenceRows(p, q, base);
  const listed = rows
    .map((row) => `${names[row.i]} ${numberLabel(row.p)} and ${numberLabel(row.q)}`)
    .join(", ");

  // Two panels on one scale: probabilities stand on 0, the terms on `floor` below, each stretched to its panel.
  const highest = Math.max(...rows.flatMap((row) => [row.p, row.q]));
  const terms = rows.map(({ term }) => term).filter(Number.isFinite);
  const [down, up] = [Math.min(0, ...terms), Math.max(0, ...terms)];
  const stretch = 0.6 / (up - down || 1);
  const floor = -0.45 - 0.6 - down * stretch;
  const height = (probability: number) => probability / highest;
  const place = (term: number) => (term === Infinity ? -0.4 : floor + term * stretch);

  const words = { fill: "black", stroke: "white", strokeWidth: 4 } as const;
  const heading = { frameAnchor: "top-left", facet: "super", ...words } as const;
  const value = { fontSize: 14, fontWeight: "bold", ...words } as const;
  const term = {
    fx: "i",
    y: ({ term }: { term: number }) => place(term),
    text: ({ term }: { term: number }) => numberLabel(term),
    ...value,
  };
  const rising = rows.filter(({ term }) => term >= 0);
  const falling = rows.filter(({ term }) => term < 0);
  const bars = rows.flatMap(({ i, ...row }) => [
    { i, who: "p", probability: row.p },
    { i, who: "q", probability: row.q },
  ]);
  return {
    ...paper,
    height: 500,
    marginLeft: 20,
    title,
    caption,
    ariaDescription:
      description ??
      `Bars of p beside q: ${listed}. Below, the terms p log(p/q), whose sum D(p‖q) is ${sum}.`,
    fx: { type: "band", label: null, padding: 0.2 },
    x: { type: "band", domain: ["p", "q"], axis: null, padding: 0.05 },
    y: { axis: null, domain: [-1.1, 1] },
    marks: [
      text([yLabel], { ...heading, text: String, dy: -30 }),
      barY(bars, {
        fx: "i",
        x: "who",
        y1: 0,
        y2: ({ probability }) => height(probability),
        fill: ({ who }) => (who === "p" ? blue : orange),
      }),
      ruleY([0]),
      text(bars, {
        fx: "i",
        x: "who",
        y: ({ probability }) => height(probability),
        text: ({ probability }) => numberLabel(probability),
        dy: -11,
        ...value,
      }),
      text(bars, {
        fx: "i",
        x: "who",
        y: 0,
        text: ({ who }) => (who === "p" ? pLabel : qLabel),
        dy: 13,
        ...words,
      }),
      text([termsLabel ?? `p log(p/q): sum D(p‖q) = ${sum}`], {
        text: String,
        fx: () => 0,
        y: -0.3,
        frameAnchor: "left",
        ...words,
      }),
      barY(rows, {
        fx: "i",
        y1: floor,
        y2: ({ term }) => place(term),
        fill: ({ term }) => (term < 0 ? green : vermilion),
      }),
      ruleY([floor]),
      text(rising, { ...term, dy: -11 }),
      text(falling, { ...term, dy: 12 }),
      axisFx({
        anchor: "bottom",
        label: xLabel,
        labelAnchor: "center",
        labelArrow: "none",
        tickSize: 0,
        tickFormat: (i: number) => names[i] ?? "",
      }),
    ],
  };
}
