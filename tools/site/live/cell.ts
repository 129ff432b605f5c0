// One code cell of the page: its code, what it showed, and whether the kernel of now has run it.
import type { EditorView } from "@codemirror/view";
import { editorIn, recheck } from "./editor.js";
import { element } from "./element.js";
import { ask, generation, isRunning } from "./kernel.js";
import { type Output, outputsIn, place, unfold } from "./outputs.js";
import { whenNear } from "./place.js";
import { keepChange, readChanges } from "./saved.js";
import { words } from "./words.js";

export interface Cell {
  readonly id: string;
  readonly number: number;
  /** The code of the lesson. */
  readonly original: string;
  /** What it showed when it last ran here. */
  latest?: Output[];
  code(): string;
  change(code: string): void;
  hasRun(): boolean;
  execute(): Promise<"ok" | "error" | "aborted">;
  focus(): void;
  forget(): void;
  /** Has the compiler look at the code again, where that is the reader's. */
  recheck(): void;
}

interface Page {
  run(cell: Cell, thenNext: boolean): void;
  isBusy(): boolean;
  /** Whether all cells above have run, so that the compiler knows what they declare. */
  isNext(cell: Cell): boolean;
  warn(sentence: string): void;
}

export function cellOf(section: HTMLElement, number: number, page: Page): Cell {
  const id = section.id.replace(/^cell-/, "");
  const input = section.querySelector<HTMLElement>(".input") as HTMLElement;
  const original = (input.textContent ?? "").replace(/\n$/, "");
  let code = original;
  let editor: EditorView | undefined;
  let ranIn = 0;

  const reset = element("button", {
    type: "button",
    textContent: words.reset,
    title: words.resetHint,
    hidden: true,
    onclick() {
      cell.change(original);
      run.focus(); // this button is hidden now
    },
  });
  const run = element("button", {
    type: "button",
    textContent: words.run,
    title: words.runHint,
    className: "run",
    ariaLabel: `${words.run}: ${words.cell(number)}`,
    onclick: () => page.run(cell, false),
  });
  const name = element("span", { className: "number", textContent: `[${number}]`, ariaHidden: "true" });
  const frame = element("div", { className: "editor" });
  input.replaceWith(element("div", { className: "buttons" }, name, run, reset), frame);
  frame.append(input);
  input.tabIndex = 0; // whoever comes by key may be faster than the editor
  input.onfocus = () => cell.focus();

  const cell: Cell = {
    id,
    number,
    original,
    code: () => code,
    hasRun: () => isRunning() && ranIn === generation,
    change(next) {
      if (editor) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: next } });
      else {
        input.textContent = next;
        changed(next);
      }
    },
    focus() {
      edit();
      editor?.focus();
    },
    forget: () => mark(""),
    recheck() {
      if (code !== original) editor?.dispatch({ effects: recheck.of(null) });
    },
    async execute() {
      mark("busy");
      const box = element("div", { className: "outputs" });
      const { outputs, show } = outputsIn(box);
      const reply = await ask("execute", { code, number }, (message) => {
        place(section, box);
        show(message);
      });
      if (reply.status === "aborted") {
        mark("");
        return "aborted";
      }
      place(section, box);
      if (reply.status === "error") unfold(section);
      ranIn = generation;
      cell.latest = outputs;
      mark(reply.status);
      return reply.status;
    },
  };

  function mark(state: string) {
    section.dataset.state = state;
    run.ariaDisabled = String(state === "busy"); // and no more: it keeps the focus
  }

  function changed(next: string) {
    if (next === code) return;
    code = next;
    reset.hidden = code === original;
    ranIn = 0;
    if (section.dataset.state === "ok") mark("stale");
    if (!keepChange(id, code === original ? undefined : { code, original })) page.warn(words.unsaved);
  }

  function edit() {
    if (editor) return;
    input.remove();
    editor = editorIn(frame, code, {
      label: words.editor(number),
      free: () => !page.isBusy(),
      next: () => page.isNext(cell),
      leave: () => run.focus(),
      run(thenNext) {
        page.run(cell, thenNext);
        return true;
      },
      changed,
    });
  }

  whenNear(section, edit);

  const kept = readChanges()[id];
  if (kept?.original === original) cell.change(kept.code);
  return cell;
}
