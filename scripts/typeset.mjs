// Formulas of a page as drawings: nothing to fetch, nothing to run, the same on screen and on paper.
import { createRequire } from "node:module";
import { Refusal } from "./command.mjs";

const require = createRequire(import.meta.url);
const MathJax = await require("mathjax").init({
  loader: { load: ["input/tex-full", "output/svg", "a11y/assistive-mml"] },
  tex: { inlineMath: [["$", "$"]], processEscapes: true, formatError: (_, error) => refuse(error.message) },
  startup: { typeset: false },
});

function refuse(reason) {
  throw new Refusal(`A formula cannot be typeset: ${reason}.`);
}

/** The HTML page with every `$…$` and `$$…$$` drawn, and readable aloud. */
export function typeset(html) {
  const { adaptor, getInputJax, getOutputJax } = MathJax.startup;
  const page = MathJax._.mathjax.mathjax.document(html, {
    InputJax: getInputJax(),
    OutputJax: getOutputJax(),
  });
  page.render();
  return `<!DOCTYPE html>\n${adaptor.outerHTML(adaptor.root(page.document))}\n`;
}
