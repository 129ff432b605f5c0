// What a cell shows, as HTML. A lesson is its author's: its HTML is taken as it is.
import { stripVTControlCharacters } from "node:util";
import { escaped } from "./highlight.js";
import { type Formula, markdownToHtml } from "./markdown.js";
import type { MimeBundle, Output } from "./output.js";
import { writtenOver } from "./writtenOver.js";

export function outputToHtml(output: Output, formula: Formula): string {
  if (output.output_type === "stream") return preformatted(writtenOver(output.text), `stream ${output.name}`);
  if (output.output_type === "error") return preformatted(output.traceback.join("\n"), "stream error");
  return `<div class="display">${bundleToHtml(output.data, formula)}</div>\n`;
}

/** The richest of the representations. */
function bundleToHtml(data: MimeBundle, formula: Formula): string {
  const text = (type: string) => (typeof data[type] === "string" ? data[type] : undefined);
  const html = text("text/html") ?? text("image/svg+xml");
  if (html !== undefined) return html;
  const markdown = text("text/markdown");
  if (markdown !== undefined) return markdownToHtml(markdown, formula).html;
  const latex = text("text/latex");
  if (latex !== undefined) return markdownToHtml(latex, formula).html;
  for (const type of ["image/png", "image/jpeg", "image/gif"]) {
    const picture = text(type);
    if (picture !== undefined)
      return `<img alt="" src="data:${type};base64,${picture.replaceAll("\n", "")}">`;
  }
  return preformatted(text("text/plain") ?? "", "stream");
}

const preformatted = (text: string, kind: string) =>
  `<pre class="${escaped(kind)}">${escaped(stripVTControlCharacters(text))}</pre>\n`;
