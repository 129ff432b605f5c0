import { assertList, describe } from "../arguments.js";
import { plain } from "./characters.js";
import { digest } from "./digest.js";
import type { Figure } from "./figure.js";
import { fold } from "./frames.js";
import { size } from "./grammar.js";
import { drawn } from "./picture.js";
import { framed, image, words } from "./render.js";
import { program } from "./sliderProgram.js";
import { textWidth } from "./textWidth.js";

/** A slider: its name, how each of its values is written, and the index of the one it starts with. */
export type Slider = { label: string; texts: readonly string[]; start: number };
/** Where, on the scales of a figure, stands what a pointer can drag. */
export type Handle = readonly [x: number, y: number];

/** More pictures than this are more than a page should hold. */
const most = 200;

/** Throws unless a slider can be made of this. */
export function assertSlider(label: unknown, values: unknown, start: unknown, name: string): void {
  if (typeof label !== "string" || label.trim() === "") {
    throw new TypeError("the slider has no label: give `label`, the name of what it changes");
  }
  assertList(values, name, "values for the slider");
  if (!(Number.isInteger(start) && Number(start) >= 0 && Number(start) < values.length)) {
    throw new RangeError(
      `start is ${describe(start)}: give the index of a value, from 0 to ${values.length - 1}`,
    );
  }
}

/** The index of the value in the middle. */
export const middle = (values: readonly unknown[] | undefined) => Math.floor((values?.length ?? 0) / 2);

/** Throws if so many values make too many pictures. */
export function assertFewPictures(count: number, made: string): void {
  if (count > most) throw new RangeError(`${made}: a page holds at most ${most}, give fewer values`);
}

/**
 * HTML of figures, one at a time, with the sliders that choose it: the last slider runs fastest through `figures`. With
 * `handles` a pointer can drag as well, to the nearest of them. Without scripts it is the picture it starts with.
 */
export function withSliders(
  sliders: readonly Slider[],
  figures: readonly Figure[],
  handles?: readonly Handle[],
): string {
  const first = sliders.reduce((index, { texts, start }) => index * texts.length + start, 0);
  const pictures = figures.map(drawn);
  const wordsOf = ({ ariaDescription, title, caption }: Figure) =>
    [ariaDescription, title ?? "", caption ?? ""].map(plain);
  const frames = fold(figures.map((figure, i) => [pictures[i].svg, ...wordsOf(figure)].join("\u0001")));
  const places = handles?.map(([x, y], i) => [along(pictures[i], "x", x), along(pictures[i], "y", y)]);
  const data = JSON.stringify({
    sliders: sliders.map(({ label, texts, start }) => ({
      label: plain(label),
      texts: texts.map(plain),
      start,
      width: Math.ceil(Math.max(...texts.map((text) => textWidth(text))) / 9),
    })),
    ...(places === undefined ? {} : { places, width: figures[first].width ?? size.width }),
    ...frames,
  });
  const id = `figure-${digest(data)}`;
  const script = `(${program})(${JSON.stringify(id)}, ${data.replace(/<(?=[/!])/g, "\\u003c")})`;
  const changing = (name: "title" | "caption") =>
    figures[first][name] ?? (figures.some((figure) => figure[name] !== undefined) ? "" : undefined);
  const shown = { ...figures[first], title: changing("title"), caption: changing("caption") };
  return framed(shown, `${words(shown, image(shown))}<script>${script}</script>`, id);
}

/** Where a scale puts a value, in whole pixels. */
function along({ scale }: ReturnType<typeof drawn>, name: "x" | "y", value: number): number {
  const place = Math.round(Number(scale(name)?.apply(value)));
  if (Number.isFinite(place)) return place;
  throw new RangeError(
    `handle gives ${value} for ${name}, which the figure's scale does not have: give a place in the picture`,
  );
}
