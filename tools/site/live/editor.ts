// A code cell that can be edited: colours, completion, hover and type errors come from the kernel's own compiler.
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { EditorState, StateEffect } from "@codemirror/state";
import { drawSelection, EditorView, hoverTooltip, keymap } from "@codemirror/view";
import { colours } from "../../lessons/highlight.js";
import { element } from "./element.js";
import { ask, isRunning } from "./kernel.js";
import { belowToolbar } from "./place.js";

interface Options {
  label: string;
  /** Whether the kernel is free to answer. */
  free(): boolean;
  /** Whether the cell is the next that has to run: before, the compiler misses what cells above declare. */
  next(): boolean;
  /** Runs the cell; true, for the key is taken. */
  run(thenNext: boolean): true;
  /** Takes the reader out of the editor. */
  leave(): void;
  changed(code: string): void;
}

interface Complaint {
  start: number;
  end: number;
  message: string;
}

/** Jupyter counts code points, the editor code units. */
const toCodePoints = (code: string, unit: number) => [...code.slice(0, unit)].length;
const toUnits = (code: string, point: number) => [...code].slice(0, point).join("").length;

/** Has the compiler look at the code again, though it has not changed. */
export const recheck = StateEffect.define<null>();

export function editorIn(parent: HTMLElement, doc: string, options: Options): EditorView {
  const asks = () => isRunning() && options.free();
  const keys = [
    { key: "Shift-Enter", run: () => options.run(true) },
    { key: "Mod-Enter", run: () => options.run(false) },
  ];
  const leave = {
    key: "Escape", // last of the keys: others close and unselect by it
    run() {
      options.leave();
      return true;
    },
  };
  return new EditorView({
    parent,
    state: EditorState.create({
      doc,
      extensions: [
        keymap.of([
          ...keys,
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          leave,
        ]),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        indentOnInput(),
        indentUnit.of("  "),
        syntaxHighlighting(colours),
        javascript({ typescript: true }),
        EditorView.lineWrapping,
        EditorView.scrollHandler.of(leadBelowToolbar),
        EditorView.contentAttributes.of({ "aria-label": options.label }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.changed(state.doc.toString());
        }),
        autocompletion({ override: [completions(asks)] }),
        hoverTooltip(hover(asks)),
        linter(
          complaints(() => asks() && options.next()),
          {
            delay: 600,
            needsRefresh: ({ transactions }) =>
              transactions.some(({ effects }) => effects.some((effect) => effect.is(recheck))),
          },
        ),
      ],
    }),
  });
}

/** The editor scrolls to the cursor, and then this does, where the toolbar would cover it. */
function leadBelowToolbar(view: EditorView, { head }: { head: number }): boolean {
  view.requestMeasure({
    key: leadBelowToolbar,
    read: () => (view.coordsAtPos(head)?.top ?? belowToolbar()) - belowToolbar(),
    write(above) {
      if (above < 0) scrollBy({ top: above, behavior: "instant" });
    },
  });
  return false;
}

function completions(asks: () => boolean) {
  return async (context: import("@codemirror/autocomplete").CompletionContext) => {
    if (!asks() || !(context.explicit || context.matchBefore(/[\w$.]$/))) return null;
    const code = context.state.doc.toString();
    const reply = await ask("complete", { code, cursor_pos: toCodePoints(code, context.pos) });
    const { matches = [], cursor_start = 0 } = reply as { matches?: string[]; cursor_start?: number };
    if (matches.length === 0) return null;
    return { from: toUnits(code, cursor_start), options: matches.slice(0, 200).map((label) => ({ label })) };
  };
}

function hover(asks: () => boolean) {
  return async (view: EditorView, pos: number) => {
    if (!asks()) return null;
    const code = view.state.doc.toString();
    const reply = await ask("inspect", { code, cursor_pos: toCodePoints(code, pos), detail_level: 0 });
    const { found, data } = reply as { found?: boolean; data?: Record<string, string> };
    if (!found) return null;
    const text = data?.["text/plain"] ?? "";
    return { pos, create: () => ({ dom: element("pre", { className: "hover", textContent: text }) }) };
  };
}

function complaints(asks: () => boolean) {
  return async (view: EditorView) => {
    if (!asks()) return [];
    const code = view.state.doc.toString();
    const reply = await ask("diagnose", { code });
    const found = (reply.diagnostics ?? []) as Complaint[];
    return found.map(({ start, end, message }) => ({
      from: start,
      to: end,
      severity: "error" as const,
      message,
    }));
  };
}
