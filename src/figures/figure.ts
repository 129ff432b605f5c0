import type { PlotOptions } from "@observablehq/plot";

/** A figure as data: options for Observable Plot, its description, and the words around the picture. */
export type Figure = Omit<PlotOptions, "ariaDescription" | "title" | "subtitle" | "caption"> & {
  /** What the picture shows, for readers who cannot see it. */
  ariaDescription: string;
  /** Plain text above the picture. */
  title?: string | undefined;
  /** Plain text below the picture. */
  caption?: string | undefined;
};

/** The words of a figure, in any language. */
export type Texts = {
  title?: string | undefined;
  caption?: string | undefined;
  /** What the picture shows, for readers who cannot see it. */
  description?: string | undefined;
  xLabel?: string | undefined;
  yLabel?: string | undefined;
};

/** Black on white, also on a dark page, and large enough to be read at half a printed page's width. */
export const paper = {
  width: 640,
  height: 400,
  marginTop: 44,
  marginRight: 24,
  marginBottom: 58,
  marginLeft: 60,
  style: { background: "white", color: "black", fontFamily: "system-ui, sans-serif", fontSize: "16px" },
};

/** An axis below the picture, its label in the middle. */
export const below = { labelAnchor: "center", labelArrow: "none", labelOffset: 44 } as const;

/** Okabe and Ito's colours, told apart without colour vision, in an order of alternating lightness. */
export const colors = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#56b4e9", "#cc79a7"] as const;
export const [blue, orange, green, vermilion] = colors;
