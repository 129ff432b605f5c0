// One code cell of the page: its code, what it showed, and whether the kernel of now has run it.
import type { EditorView } from "@codemirror/view";
import { buttonsOf } from "./buttons.js";
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
  /** The kernel that ran it is gone, or its turn will not come. */
  forget(): void;
  /** Whether it runs, or waits for its turn. */
  isBusy(): boolean;
  wait(waits: boolean): void;
  /** Has the compiler look at the code again, where that is the reader's. */
  recheck(): void;
}

interface Page {
  run(cell: Cell, thenNext: boolean): void;
  isBusy(): boolean;
  /** Whether all cells above have run, so that the compiler knows what they declare. */
  isNext(cell: Cell): boolean;
  /** Whether the browser has kept a change. */
  keeps(change: boolean): void;
}

export function cellOf(section: HTMLElement, number: number, page: Page): Cell {
  const id = section.id.replace(/^cell-/, "");
  const input = section.querySelector<HTMLElement>(".input") as HTMLElement;
  const original = (input.textContent ?? "").replace(/\n$/, "");
  let code = original;
  let editor: EditorView | undefined;
  /** The code that has shown what stands below it, in which kernel, and how that ended. */
  let shown = original;
  let ranIn = 0;
  let outcome = "";
  let busy = false;

  const { run, reset, row } = buttonsOf(number, {
    run: () => page.run(cell, false),
    reset: () => cell.change(original),
  });
  const frame = element("div", { className: "editor" });
  input.replaceWith(row, frame);
  frame.append(input);
  input.tabIndex = 0; // whoever comes by key may be faster than the editor
  input.onfocus = () => cell.focus();

  const cell: Cell = {
    id,
    number,
    original,
    code: () => code,
    hasRun: () => isRunning() && ranIn === generation && code === shown,
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
    forget() {
      outcome = "";
      mark(false);
    },
    isBusy: () => busy,
    wait: mark,
    recheck() {
      if (code !== original) editor?.dispatch({ effects: recheck.of(null) });
    },
    async execute() {
      mark(true);
      const asked = code; // the reader may write on meanwhile
      const box = element("div", { className: "outputs" });
      const { outputs, show } = outputsIn(box);
      const reply = await ask("execute", { code: asked, number }, (message) => {
        place(section, box);
        shown = asked;
        show(message);
      });
      if (reply.status !== "aborted") {
        place(section, box);
        if (reply.status === "error") unfold(section);
        shown = asked;
        ranIn = generation;
        cell.latest = outputs;
        outcome = reply.status;
      }
      mark(false);
      return reply.status;
    },
  };

  function mark(now: boolean) {
    busy = now;
    section.dataset.state = busy ? "busy" : code === shown ? outcome : "stale";
    run.ariaDisabled = String(busy); // and no more: it keeps the focus
  }

  function changed(next: string) {
    if (next === code) return;
    code = next;
    reset.hidden = code === original;
    mark(busy);
    page.keeps(keepChange(id, code === original ? undefined : { code, original }));
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
