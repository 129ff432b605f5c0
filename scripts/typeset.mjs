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
  const code = []; // MathJax's parser of HTML stumbles over scripts, and is slow on highlighted code
  const withoutCode = html.replace(/<(script|pre)\b.*?<\/\1>/gs, (part) => `<!--${code.push(part) - 1}-->`);
  const { adaptor, getInputJax, getOutputJax } = MathJax.startup;
  const page = MathJax._.mathjax.mathjax.document(withoutCode, {
    InputJax: getInputJax(),
    OutputJax: getOutputJax(),
  });
  page.render();
  const drawn = adaptor.outerHTML(adaptor.root(page.document));
  return `<!DOCTYPE html>\n${drawn.replace(/<!--(\d+)-->/g, (_, index) => code[index])}\n`;
}
