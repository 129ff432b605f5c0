import { plot } from "@observablehq/plot";
import { assertRecord } from "../arguments.js";
import { svgDocument } from "./document.js";
import { extent } from "./extent.js";
import type { Figure } from "./figure.js";
import { hatch, meaning } from "./grammar.js";
import { withNarrowLegend } from "./legend.js";
import { optionsOf } from "./options.js";
import { withLegends } from "./scaleLegends.js";
import { withRoomForTicks } from "./ticks.js";

/** The picture as an SVG document; its description and the words around it stand in the HTML. */
export function svg(figure: Figure): string {
  return drawn(figure).svg;
}

/** The picture, and where in it its scales put a point. */
export function drawn(figure: Figure) {
  assertRecord(figure, "the figure", "binaryEntropyCurve()");
  const { title, subtitle, caption, ariaDescription, ...options } = optionsOf<Partial<Figure>>(figure, {});
  if (typeof ariaDescription !== "string" || ariaDescription.trim() === "") {
    throw new TypeError(
      "the figure has no description: give `description` to the figure or `ariaDescription` to render, for readers who cannot see it",
    );
  }
  // Titles, captions and legends of Plot's own are HTML, which no image can hold.
  const whole = { ...withLegends(withNarrowLegend(options)), figure: false };
  const first = plot({ ...whole, document: svgDocument() });
  assertScales(first);
  const roomier = withRoomForTicks(whole, first);
  const root = roomier === undefined ? first : plot({ ...roomier, document: svgDocument() });
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const picture = renumbered(root.outerHTML);
  return {
    svg: picture.includes(hatch) ? picture.replace("</svg>", `${hatching}</svg>`) : picture,
    scale: root.scale,
  };
}

/** Throws if a scale is longer than a number can say, or is logarithmic and holds 0: nothing has a place on it. */
function assertScales(plotted: ReturnType<typeof plot>): void {
  for (const name of ["x", "y", "color"] as const) {
    const { type, domain = [] } = plotted.scale(name) ?? {};
    const [low, high] = extent(Array.from(domain, Number));
    const reach = `the scale of ${name} would reach from ${low} to ${high}`;
    if (type === "linear" && high - low === Infinity)
      throw new RangeError(`${reach}: give numbers less far apart`);
    if (type === "log" && low <= 0 && high >= 0)
      throw new RangeError(
        `${reach}, and is logarithmic: give it a domain above 0, such as ${name}: { type: "log", domain: [0.01, 1] }`,
      );
  }
}

/** What the fill `hatch` refers to. */
const hatching = `<defs><pattern id="waste" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0,0h8v8h-8z" fill="${meaning.waste}" fill-opacity="0.25"/><path d="M0,0h3v8h-3z" fill="${meaning.waste}"/></pattern></defs>`;

/** Plot counts the ids of a process; here every picture counts its own. */
function renumbered(svg: string): string {
  if (!svg.includes('id="plot-')) return svg;
  const known = new Map<string, number>();
  return svg.replace(/(\bid="|url\(#)(plot-[a-z-]+)(\d+)/g, (_, before, name, count) => {
    const id = name + count;
    if (!known.has(id)) known.set(id, known.size + 1);
    return `${before}${name}${known.get(id)}`;
  });
}
