import { extent } from "./extent.js";

/** The room of all bars together, in pixels. */
export const barPixels = 540;

export type Bar = { i: number; value: number };

/** Bars of values, one for each place `i`; of more than there are pixels, the highest of each pixel. */
export function merged(values: readonly number[]): Bar[] {
  const step = Math.ceil(values.length / barPixels);
  return Array.from({ length: Math.ceil(values.length / step) }, (_, k) => {
    const [, value] = extent(values.slice(k * step, (k + 1) * step));
    return { i: k * step, value };
  });
}
