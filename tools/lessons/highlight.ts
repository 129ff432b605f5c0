// TypeScript in colours, with the parser and the classes that the editor of the live pages uses, too.
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { parser } from "@lezer/javascript";

/** The classes of what has a colour of its own. With classes for all the rest, pages would be a quarter larger or more. */
export const colours = tagHighlighter([
  { tag: tags.keyword, class: "tok-keyword" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp, tags.escape], class: "tok-string" },
  { tag: [tags.number, tags.bool], class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
]);

const typescript = parser.configure({ dialect: "ts" });

export const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );

export function highlighted(code: string): string {
  let html = "";
  highlightCode(
    code,
    typescript.parse(code),
    colours,
    (text, classes) => {
      html += classes ? `<span class="${classes}">${escaped(text)}</span>` : escaped(text);
    },
    () => {
      html += "\n";
    },
  );
  return html;
}
