import { digest } from "./digest.js";
import type { Figure } from "./figure.js";
import { fold } from "./frames.js";
import { numberLabel } from "./labels.js";
import { svg } from "./picture.js";
import { framed, image, words } from "./render.js";

/**
 * HTML of a figure with a slider under it, one frame for each of the values. Without scripts it is the picture it
 * starts with. Everything is drawn beforehand and contained in the output: it needs no kernel and no network.
 *
 * @param values - what the slider runs through
 * @param figureOf - the figure for a value
 * @param options.label - the name of the slider
 * @param options.valueText - how a value is written beside it
 * @param options.start - index of the value to start with, the middle one unless told
 * @throws {TypeError} if there is no label, or a figure has no description
 * @throws {RangeError} if there are no values, or `start` is not the index of one
 * @example renderInteractive([0, 0.5, 1], (p) => binaryEntropyCurve({ p: p }), { label: "p" }).length < 20_000 // true
 */
export function renderInteractive<Value extends number | string>(
  values: readonly Value[],
  figureOf: (value: Value) => Figure,
  {
    label,
    valueText = (value) => (typeof value === "number" ? numberLabel(value) : String(value)),
    start = Math.floor(values.length / 2),
  }: { label: string; valueText?: (value: Value) => string; start?: number },
): string {
  if (typeof label !== "string" || label.trim() === "") {
    throw new TypeError("the slider has no label: give `label`, the name of what it changes");
  }
  if (values.length === 0) throw new RangeError("values is empty: give one or more values for the slider");
  if (!(start in values)) {
    throw new RangeError(`start is ${start}: give the index of a value, from 0 to ${values.length - 1}`);
  }
  const figures = values.map(figureOf);
  const frames = fold(figures.map((figure) => svg(figure) + figure.ariaDescription));
  const data = JSON.stringify({ label, start, texts: values.map(valueText), ...frames });
  const id = `figure-${digest(data)}`;
  const script = `(${program})(${JSON.stringify(id)}, ${data.replace(/<(?=[/!])/g, "\\u003c")})`;
  const first = figures[start];
  return framed(first, `${words(first, image(first))}<script>${script}</script>`, id);
}

/** Runs in the page: puts the slider under the image, which it then redraws. */
const program = `(id, { label, start, texts, templates, shared, rows }) => {
  const figure = document.currentScript?.closest("figure") ?? document.getElementById(id);
  const image = figure.querySelector("img");
  const controls = document.createElement("div");
  controls.innerHTML = '<label style="display: flex; gap: 0.75em; align-items: center"><span></span><input type="range" min="0" step="1" style="flex: 1; min-width: 0"></label><output aria-live="off"></output>';
  controls.style.cssText = "display: flex; gap: 0.75em; align-items: center; margin-top: 0.5em";
  const [line, output] = controls.children;
  const [name, input] = line.children;
  line.style.flex = "1";
  output.style.minWidth = Math.max(...texts.map((text) => text.length)) + "ch";
  name.textContent = label;
  input.max = texts.length - 1;
  input.value = start;
  input.dataset.lmSuppressShortcuts = "true"; // or JupyterLab takes the arrow keys for itself
  const show = () => {
    const row = rows[input.value];
    const frame = templates[row[0]].reduce((frame, part, k) => frame + (Array.isArray(row[k]) ? shared[row[k][0]] : row[k]) + part);
    const [svg, alt] = frame.split(/(?<=<\\/svg>)/);
    image.src = "data:image/svg+xml," + encodeURIComponent(svg);
    image.alt = alt;
    input.setAttribute("aria-valuetext", texts[input.value]);
    output.textContent = texts[input.value];
  };
  input.addEventListener("input", show);
  image.after(controls);
  show();
}`;
