import { escaped } from "./characters.js";
import type { Figure } from "./figure.js";
import { size } from "./grammar.js";
import { svg } from "./picture.js";

/**
 * HTML that shows a figure anywhere a notebook is read: one image, which carries its description as alternative text.
 * Variations need no new function: `render({ ...entropyTermCurve(), width: 800 })`.
 *
 * A string that begins with `<figure class="surprisal"`, as this one does, asks a kernel to show it as HTML when it is
 * the value of a cell; elsewhere hand it to `display.html`.
 *
 * @throws {TypeError} if the figure has no description, or a length is not a number of pixels
 * @throws {RangeError} if its width or height is not positive and finite
 * @example render(entropyTermCurve({ description: "a hill" })).includes('<img alt="a hill" src="data:image/svg+xml;base64,') // true
 */
export function render(figure: Figure): string {
  return framed(figure, words(figure, image(figure)));
}

/** The outermost element of a figure's HTML. */
export function framed({ width = size.width }: Figure, inside: string, id?: string): string {
  const name = id === undefined ? "" : ` id="${escaped(id)}"`;
  return `<figure class="surprisal"${name} style="margin: 0.75em 0; max-width: ${Number(width)}px">${inside}</figure>`;
}

/** What is drawn between the title and the caption of the figure. */
export function words({ title, subtitle, caption }: Figure, inside: string): string {
  const line = (tag: string, style: string, text: string | undefined) =>
    text === undefined ? "" : `<${tag} style="${style}">${escaped(text)}</${tag}>`;
  return [
    line("p", "margin: 0 0 0.5em; font-weight: bold", title),
    line("div", "margin: 0 0 0.5em", subtitle),
    inside,
    line("figcaption", "margin-top: 0.5em", caption),
  ].join("");
}

/** The picture alone, with its description. */
export function image(figure: Figure): string {
  const bytes = new TextEncoder().encode(svg(figure));
  const data = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `<img alt="${escaped(figure.ariaDescription)}" src="data:image/svg+xml;base64,${data}" style="display: block; box-sizing: border-box; max-width: 100%; height: auto; padding: 6px; background: white">`;
}
