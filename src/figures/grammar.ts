/**
 * One visual grammar for every figure: a meaning has a colour, and never the colour alone, for a hatch, a dash or
 * a label says it too. What must be paid is a light area, what is wasted a hatched one.
 */

/** Okabe and Ito's colours, told apart without colour vision, in an order of alternating lightness. */
export const colors = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7"] as const;

/** The colour of each meaning, the same in every figure. */
export const meaning = {
  /** The truth p. */
  truth: "#0072b2",
  /** A prediction q. */
  prediction: "#e69f00",
  /** What must be paid, the entropy: an area. */
  payment: "#bfdff2",
  /** What is wasted, a divergence: an area with hatching. */
  waste: "#d55e00",
  /** Observations. */
  data: "#8c8c8c",
  /** What the reader chose. */
  own: "#000000",
} as const;

/** Lengths in pixels, of a figure 640 wide. No text is smaller than `small`. */
export const size = { width: 640, text: 16, small: 13, gap: 4, line: 3, thin: 1.5, dot: 6, halo: 5 } as const;

/** Text that stays readable on whatever lies below it. */
export const halo = { fill: "black", stroke: "white", strokeWidth: size.halo } as const;

/** The fill of what is wasted: an area of this fill is hatched wherever it is drawn. */
export const hatch = "url(#waste)";

/** What tells lines apart besides their colours. */
export const dashes = ["", "9 4", "3 3", "12 4 3 4", "6 6"] as const;
export const symbols = ["circle", "square", "triangle", "diamond2", "star", "wye"] as const;
