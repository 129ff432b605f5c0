import { plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type Figure, paper } from "./figure.js";

/**
 * HTML that shows a figure anywhere a notebook is read: one image, which carries its description as alternative text.
 * Variations need no new function: `render({ ...entropyTermCurve(), width: 800 })`.
 *
 * @throws {TypeError} if the figure has no description
 * @example render(entropyTermCurve({ description: "a hill" })).includes('<img alt="a hill" src="data:image/svg+xml;base64,') // true
 */
export function render(figure: Figure): string {
  return `<figure ${style(figure)}>${words(figure, image(figure))}</figure>`;
}

/** What is drawn between the title and the caption of the figure. */
export function words({ title, caption }: Figure, inside: string): string {
  return [
    title === undefined ? "" : `<p style="margin: 0 0 0.5em; font-weight: bold">${escapeHtml(title)}</p>`,
    inside,
    caption === undefined ? "" : `<figcaption style="margin-top: 0.5em">${escapeHtml(caption)}</figcaption>`,
  ].join("");
}

export function style({ width = paper.width }: Figure): string {
  return `style="margin: 0.75em 0; max-width: ${width}px"`;
}

/** The picture alone, with its description. */
export function image(figure: Figure): string {
  const data = Buffer.from(svg(figure)).toString("base64");
  const alt = escapeHtml(figure.ariaDescription);
  return `<img alt="${alt}" src="data:image/svg+xml;base64,${data}" style="display: block; box-sizing: border-box; max-width: 100%; height: auto; padding: 6px; background: white">`;
}

/** The picture as an SVG document; its description and the words around it stand in the HTML. */
export function svg({ title, caption, ariaDescription, ...options }: Figure): string {
  if (typeof ariaDescription !== "string" || ariaDescription.trim() === "") {
    throw new TypeError(
      "the figure has no description: give `description` to the figure or `ariaDescription` to render, for readers who cannot see it",
    );
  }
  const { document } = parseHTML("<html></html>");
  const root = plot({ ...options, document });
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return rounded(root.outerHTML);
}

/** Places to a tenth of a pixel: what differs by less, as logarithms do between versions of Node, is drawn alike. */
function rounded(svg: string): string {
  return svg.replace(/ (?:d|transform|c?[xy][12]?|width|height)="[^"]*"/g, (attribute) =>
    attribute.replace(/\d+\.\d+(?!\d*em)/g, (length) => String(Number(Number(length).toFixed(1)))),
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
