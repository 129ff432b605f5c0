import { type Figure, render } from "surprisal/figures";
import { boldWidth } from "../../src/figures/textWidth.ts";

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

/** The bold texts of the picture in their order, with the middles of the boxes that they fill, in pixels. */
export function boxesOf(figure: Figure) {
  const groups = Array.from(svg(figure).matchAll(/<g([^>]*font-weight="bold"[^>]*)>(.*?)<\/g>/gs));
  return groups.flatMap(([, group, inner]) => {
    const [, gx = 0, gy = 0] = (group.match(/translate\(([-\d.]+),([-\d.]+)\)/) ?? []).map(Number);
    const anchor = group.match(/text-anchor="(\w+)"/)?.[1] ?? "middle";
    return Array.from(inner.matchAll(/<text([^>]*)>([^<]*)<\/text>/g), ([, attributes, text]) => {
      const [, x = 0, y = 0] = (attributes.match(/translate\(([-\d.]+),([-\d.]+)\)/) ?? []).map(Number);
      const width = boldWidth(text);
      const shift = anchor === "start" ? width / 2 : anchor === "end" ? -width / 2 : 0;
      return { text, x: x + gx + shift, y: y + gy, width };
    });
  });
}
