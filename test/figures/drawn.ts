import { type Figure, render } from "surprisal/figures";

/** The picture in the HTML of a figure. */
export function decode(html: string): string {
  return Buffer.from(html.match(/base64,([^"]+)"/)?.[1] ?? "", "base64").toString();
}

export function svg(figure: Figure): string {
  return decode(render(figure));
}

/** Every text in the picture, in the order of drawing. */
export function texts(figure: Figure): string[] {
  return Array.from(svg(figure).matchAll(/>([^<>]+)<\/(?:text|tspan)>/g), ([, text]) => text);
}

export const label = (figure: Figure, axis: "x" | "y") => figure[axis]?.label;
