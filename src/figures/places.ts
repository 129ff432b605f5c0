import { describe } from "../arguments.js";

/** The attributes that say where something stands, or how large it is. */
export const places = new Set("d transform x y x1 y1 x2 y2 cx cy r width height".split(" "));

/** Places to a tenth of a pixel: what differs by less, as logarithms do between versions of Node, is drawn alike. */
export function inTenths(text: string, name: string): string {
  if (/NaN|Infinity|undefined/.test(text))
    throw new RangeError(
      `the picture would have ${name}=${describe(text)}: give finite numbers to its marks and scales`,
    );
  return text.replace(/\d+\.\d+(?!\d*em)/g, (length) => String(Number(Number(length).toFixed(1))));
}
