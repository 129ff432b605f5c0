// A notebook as the inside of a page: cells, contents, and a key of the folded answers for paper.
import { escaped, highlighted } from "./highlight.js";
import { inLanguage } from "./inLanguage.js";
import { isObject } from "./json.js";
import { type Formula, type Heading, markdownToHtml } from "./markdown.js";
import type { Cell, CodeCell, Notebook } from "./notebook.js";
import { outputToHtml } from "./outputHtml.js";
import { pageWords } from "./pageWords.js";

export function bodyOf({ cells }: Notebook, language: string, formula: Formula) {
  const words = pageWords(language);
  const headings: Heading[] = [];
  const answers: string[] = [];
  const fold = (summary: string, content: string) => {
    const number = answers.push(content);
    return `<details><summary>${summary}</summary>${content}</details>
<p class="paper">${words.seeKey(number)}</p>`;
  };
  const sections = cells.map((cell, index) => {
    const kind = cell.cell_type === "code" ? "code" : "text";
    return `<section class="${kind}" id="cell-${escaped(cell.id ?? `${index}`)}">\n${cellToHtml(cell)}</section>`;
  });

  function cellToHtml(cell: Cell): string {
    if (cell.cell_type === "code") return codeToHtml(cell);
    if (cell.cell_type === "raw") return `<pre>${escaped(cell.source)}</pre>\n`;
    const { html, headings: found } = markdownToHtml(cell.source, formula, cell.attachments);
    headings.push(...found);
    return html.replace(
      /<details>\s*<summary>(.*?)<\/summary>(.*?)<\/details>/gs,
      (_, summary: string, content: string) => fold(summary, content),
    );
  }

  function codeToHtml({ source, outputs, metadata }: CodeCell): string {
    const code = `<pre class="input"><code>${highlighted(source)}</code></pre>\n`;
    if (outputs.length === 0) return code;
    const html = outputs.map((output) => outputToHtml(output, formula)).join("");
    const shown = `<div class="outputs">${inLanguage(html, language)}</div>`;
    const { jupyter } = metadata;
    const toPredict = isObject(jupyter) && jupyter.outputs_hidden === true;
    return code + (toPredict ? fold(words.show, shown) : shown);
  }

  const chapters = headings.filter(({ level }) => level === 2);
  const contents =
    chapters.length > 1
      ? `<nav class="contents" aria-label="${words.contents}">
<ol>${chapters.map(({ id, html }) => `<li><a href="#${encodeURI(id)}">${html}</a></li>`).join("\n")}</ol>
</nav>`
      : "";
  const key = answers.length
    ? `<section class="key paper">
<h2>${words.key}</h2>
${answers.map((answer, index) => `<h3>${words.answer(index + 1)}</h3>\n${answer}`).join("\n")}
</section>`
    : "";
  const title = headings.find(({ level }) => level === 1)?.html.replace(/<[^>]*>/g, "") ?? "";
  return { title, contents, main: sections.join("\n"), key };
}
