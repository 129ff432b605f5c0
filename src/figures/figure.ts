import type { PlotOptions } from "@observablehq/plot";
import { describe } from "../arguments.js";
import { size } from "./grammar.js";
import { render } from "./render.js";

/** Deno's convention: how a value shows itself as the last line of a cell. */
const display = Symbol.for("Jupyter.display");
/** Node's convention: what `console.log` prints of a value. */
const inspect = Symbol.for("nodejs.util.inspect.custom");

/** A figure as data: options for Observable Plot, its description, and the words around the picture. */
export type Figure = Omit<PlotOptions, "ariaDescription" | "title" | "subtitle" | "caption"> & {
  /** What the picture shows, for readers who cannot see it. */
  ariaDescription: string;
  /** Plain text above the picture. */
  title?: string | undefined;
  /** Plain text under the title. */
  subtitle?: string | undefined;
  /** Plain text below the picture. */
  caption?: string | undefined;
  /** How it shows itself. */
  [convention: symbol]: ((this: Figure) => unknown) | undefined;
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

type Drawing = Omit<Figure, "ariaDescription" | keyof Texts | symbol>;

/** What a figure takes besides its own options: its words, and any option of Plot; what is undefined stays as it is. */
export type Variation = Texts & { [Option in keyof Drawing]?: Drawing[Option] | undefined };

/** Shows itself; own and enumerable, so that `{ ...figure, width: 800 }` does too. */
const shown: { [convention: symbol]: (this: Figure) => unknown } = {
  [display](this: Figure) {
    return { "text/html": render(this), "text/plain": this.ariaDescription };
  },
  [inspect](this: Figure) {
    return `Figure: ${this.title ?? this.ariaDescription}`;
  },
};

/** Black on white, also on a dark page, and large enough to be read at half a printed page's width. */
export const paper = {
  width: size.width,
  height: 400,
  marginTop: 44,
  marginRight: 24,
  marginBottom: 58,
  marginLeft: 60,
  style: {
    background: "white",
    color: "black",
    fontFamily: "system-ui, sans-serif",
    fontSize: `${size.text}px`,
  },
  ...shown,
};

/** An axis below the picture, its label in the middle. */
export const below = { labelAnchor: "center", labelArrow: "none", labelOffset: 44 } as const;

/**
 * A figure, varied as its reader wishes: marks are drawn over its own; an object, such as the options of a scale, is
 * merged with its own; all else replaces.
 */
export function figure(
  own: Omit<Figure, "ariaDescription">,
  { description, marks, ...options }: Variation & { description: string },
): Figure {
  const all: Omit<Figure, "ariaDescription"> = { ...paper, ...own };
  const merged = Object.entries(options).map(([name, option]) => {
    const before = all[name as keyof typeof all];
    return [
      name,
      isPlain(before) && isPlain(option)
        ? joined(before, option, name)
        : option === undefined
          ? before
          : option,
    ];
  });
  return {
    ...all,
    ...Object.fromEntries(merged),
    marks: [...(own.marks ?? []), ...(marks ?? [])],
    ariaDescription: description,
  };
}

/**
 * Both, the reader's over the figure's own; its range of colours gives way to a reader's scheme. Throws if the reader's has
 * another scale for what the figure shows in bands.
 */
function joined(own: { range?: unknown; type?: unknown }, option: { type?: unknown }, name: string): object {
  if (own.type === "band" && option.type !== undefined && option.type !== "band")
    throw new RangeError(`${name}.type is ${describe(option.type)}: give none, for here it is "band"`);
  const { range, ...others } = own;
  const keepsRange = range !== undefined && !("scheme" in option || "interpolate" in option);
  return keepsRange ? { ...own, ...option } : { ...others, ...option };
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
