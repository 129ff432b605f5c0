// What a running cell shows.

import { inLanguage } from "../../lessons/inLanguage.js";
import { writtenOver } from "../../lessons/writtenOver.js";
import { element } from "./element.js";
import type { Message } from "./kernel.js";
import { words } from "./words.js";

/** An output as a notebook keeps it. */
export type Output = { output_type: string } & Message["content"];

/** What terminals take as colours, and as moves of the cursor. */
const signs = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, "g");
const plain = (text: string) => writtenOver(text.replace(signs, ""));

/** Characters of printed text that a page shows of one cell. */
const plenty = 100_000;

const foldIn = (section: HTMLElement) => section.querySelector<HTMLDetailsElement>(":scope > details");

/** Puts what a cell shows now in place of what it showed; a prediction's stays in the fold that the reader has to open. */
export function place(section: HTMLElement, box: HTMLElement) {
  if (box.isConnected) return;
  const frame = foldIn(section) ?? section;
  frame.querySelector(":scope > .outputs")?.remove();
  frame.append(box);
}

export function unfold(section: HTMLElement) {
  const fold = foldIn(section);
  if (fold) fold.open = true;
}

/** Gathers what a cell shows, in `box` and as a notebook would keep it. */
export function outputsIn(box: HTMLElement) {
  const outputs: Output[] = [];
  const places = new Map<string, { output: Output; node: HTMLElement }>();
  let printed = 0;
  let left = 0;
  let latest = element("pre");
  const rest = element("p", { className: "stream" });

  function print(name: string, text: string) {
    const fits = text.slice(0, plenty - printed);
    printed += fits.length;
    left += text.length - fits.length;
    if (fits === "") return;
    const last = outputs.at(-1);
    if (last?.output_type === "stream" && last.name === name) {
      last.text += fits;
      latest.textContent = plain(last.text ?? "");
    } else {
      outputs.push({ output_type: "stream", name, text: fits });
      latest = element("pre", { className: `stream ${name}`, textContent: plain(fits) });
      box.append(latest);
    }
  }

  function show({ type, content }: Message) {
    if (type === "stream") return print(content.name ?? "stdout", content.text ?? "");
    const id = content.transient?.display_id;
    const known = id === undefined ? undefined : places.get(id);
    const output = { output_type: type, ...content };
    delete output.transient;
    const node = type === "error" ? failure(content) : display(content.data ?? {});
    if (type === "update_display_data") {
      if (known === undefined) return;
      Object.assign(known.output, { data: content.data, metadata: content.metadata });
      known.node.replaceWith(node);
      known.node = node;
    } else {
      outputs.push(output);
      box.append(node);
      if (id !== undefined) places.set(id, { output, node });
    }
    runScripts(node);
  }

  return {
    outputs,
    show(message: Message) {
      if (message.omitted) left += message.omitted;
      else show(message);
      if (left === 0) return;
      rest.textContent = words.more(left);
      box.append(rest);
    },
  };
}

function failure({ traceback = [] }: Message["content"]): HTMLElement {
  return element("pre", { className: "stream error", textContent: plain(traceback.join("\n")) });
}

/** The richest of the representations. */
function display(data: Record<string, unknown>): HTMLElement {
  const box = element("div", { className: "display" });
  const html = data["text/html"] ?? data["image/svg+xml"];
  const picture = ["image/png", "image/jpeg", "image/gif"].find((type) => typeof data[type] === "string");
  const marked = data["text/markdown"] ?? data["text/latex"];
  if (html !== undefined) box.innerHTML = inLanguage(String(html), document.documentElement.lang);
  else if (marked !== undefined) {
    box.textContent = String(marked);
    import("./formulas.js")
      .then(async ({ typeset }) => {
        box.innerHTML = await typeset(String(marked));
      })
      .catch(() => {}); // without a connection it stays as it was written
  } else if (picture !== undefined) {
    box.append(element("img", { alt: "", src: `data:${picture};base64,${data[picture]}` }));
  } else box.append(element("pre", { className: "stream", textContent: String(data["text/plain"] ?? "") }));
  return box;
}

/** A script that arrives as text does not run by itself: a slider needs its own. */
function runScripts(node: HTMLElement) {
  for (const script of node.querySelectorAll("script")) {
    const running = element("script", { textContent: script.textContent });
    for (const { name, value } of script.attributes) running.setAttribute(name, value); // it may be a module, or data
    script.replaceWith(running);
  }
}
