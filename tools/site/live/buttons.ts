// The line above a cell: its number and its buttons.
import { element } from "./element.js";
import { words } from "./words.js";

export const button = (text: string, onclick: () => void) =>
  element("button", { type: "button", textContent: text, onclick });

export function buttonsOf(number: number, acts: { run(): void; reset(): void }) {
  const run = button(words.run, acts.run);
  const reset = button(words.reset, () => {
    acts.reset();
    run.focus(); // this button is hidden now
  });
  Object.assign(run, {
    title: words.runHint,
    className: "run",
    ariaLabel: `${words.run}: ${words.cell(number)}`,
  });
  Object.assign(reset, { title: words.resetHint, hidden: true });
  const name = element("span", { className: "number", textContent: `[${number}]`, ariaHidden: "true" });
  return { run, reset, row: element("div", { className: "buttons" }, name, run, reset) };
}
