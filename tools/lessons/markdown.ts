// Markdown with formulas, as JupyterLab reads it.
import MarkdownIt from "markdown-it";
import { highlighted } from "./highlight.js";
import type { Attachments } from "./notebook.js";

export type Formula = (tex: string, display: boolean) => string;

export interface Heading {
  level: number;
  id: string;
  html: string;
}

/** Code, in which a dollar is a dollar; formulas on lines of their own; formulas in a line; an escaped dollar. */
const parts =
  /(^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\2[`~]* *$|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\3(?!`))|\$\$([\s\S]+?)\$\$|\$((?:\\[\s\S]|(?!\n\s*\n)[^$\\])+?)\$|\\\$/gm;

const markdown = new MarkdownIt({
  html: true,
  linkify: true,
  highlight: (code, language) => (/^(ts|typescript|js|javascript)$/.test(language) ? highlighted(code) : ""),
});
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => "</table></div>\n";

/**
 * The text as HTML, its formulas drawn by `formula`, and its headings. Formulas are taken out before and put back
 * after, so that a table may hold a formula with a `|`.
 */
export function markdownToHtml(text: string, formula: Formula, attachments: Attachments = {}) {
  const drawings: string[] = [];
  const place = (drawing: string) => `\uE000${drawings.push(drawing) - 1}\uE001`;
  const placed = text
    .replace(/[\uE000\uE001]/g, "")
    .replace(parts, (whole, code, _fence, _ticks, display, inline) => {
      if (code !== undefined) return whole;
      if (display !== undefined) return place(formula(display.trim(), true));
      return place(inline === undefined ? "$" : formula(inline, false));
    });
  const drawn = (html: string) =>
    html.replace(/\uE000(\d+)\uE001/g, (_, index) => drawings[Number(index)] ?? "");

  const tokens = markdown.parse(placed, {});
  const headings: Heading[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    const { content, children } = tokens[index + 1] ?? {};
    const id = (content ?? "")
      .replace(/\uE000\d+\uE001/g, "")
      .trim()
      .replaceAll(" ", "-"); // as JupyterLab's
    token.attrSet("id", id);
    const html = drawn(markdown.renderer.renderInline(children ?? [], markdown.options, {}));
    headings.push({ level: Number(token.tag.slice(1)), id, html });
  }
  const rendered = markdown.renderer.render(tokens, markdown.options, {});
  const html = drawn(rendered.replace(/<th( [^>]*)?><\/th>/g, "<td$1></td>")).replace(
    /(<img\b[^>]*?\bsrc=")attachment:([^"]*)"/g,
    (_, before, name) => `${before}${embedded(attachments[decodeURIComponent(name)])}"`,
  );
  return { html, headings };
}

/** The address of a picture that lies in its cell. */
function embedded(bundle: Attachments[string] = {}): string {
  const [type, data] = Object.entries(bundle)[0] ?? [];
  return typeof data === "string" ? `data:${type};base64,${data.replaceAll("\n", "")}` : "";
}
