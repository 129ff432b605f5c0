import { plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Figure } from "./figure.js";

/**
 * HTML that shows a figure anywhere a notebook is read: one image, which carries its description as alternative text.
 * Variations need no new function: `render({ ...entropyTermCurve(), width: 800 })`.
 *
 * @throws {TypeError} if the figure has no description
 */
export function render(figure: Figure): string {
  const { title, caption } = figure;
  return [
    `<figure style="margin: 0; max-width: ${figure.width ?? 640}px">`,
    title === undefined ? "" : `<p style="margin: 0 0 0.5em; font-weight: bold">${escapeHtml(title)}</p>`,
    image(figure),
    caption === undefined ? "" : `<figcaption style="margin-top: 0.5em">${escapeHtml(caption)}</figcaption>`,
    "</figure>",
  ].join("");
}

/** The picture alone, without the words around it. */
export function image(figure: Figure): string {
  const data = Buffer.from(svg(figure)).toString("base64");
  const alt = escapeHtml(figure.ariaDescription);
  return `<img alt="${alt}" src="data:image/svg+xml;base64,${data}" style="max-width: 100%; height: auto; background: white">`;
}

/** The picture as an SVG document. */
export function svg({ title, caption, ...options }: Figure): string {
  if (typeof options.ariaDescription !== "string" || options.ariaDescription.trim() === "") {
    throw new TypeError(
      "the figure has no description: give `description` to the figure or `ariaDescription` to render, for readers who cannot see it",
    );
  }
  const { document } = parseHTML("<html></html>");
  const root = plot({ ...options, document });
  root.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  root.setAttribute("role", "img");
  return root.outerHTML;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
