// Formulas of a page as drawings: nothing to fetch, nothing to run, the same on screen and on paper.
import mathjax from "mathjax";
import { Refusal } from "../command.js";

const { startup, _ } = await mathjax.init({
  loader: { load: ["input/tex-full", "output/svg", "a11y/assistive-mml"] },
  tex: {
    inlineMath: [["$", "$"]],
    processEscapes: true,
    packages: { "[-]": ["noerrors", "noundefined"] }, // they would hide a mistake
  },
  startup: { typeset: false },
});

/** The HTML page with every `$…$` and `$$…$$` drawn, and readable aloud. */
export function typeset(html: string): string {
  const code: string[] = []; // MathJax's parser of HTML stumbles over scripts, and is slow on highlighted code
  const withoutCode = html.replace(/<(script|pre)\b.*?<\/\1>/gs, (part) => `<!--${code.push(part) - 1}-->`);
  const page = _.mathjax.mathjax.document(withoutCode, {
    InputJax: startup.getInputJax(),
    OutputJax: startup.getOutputJax(),
  });
  page.render();
  const drawn = startup.adaptor.outerHTML(startup.adaptor.root(page.document));
  const mistake = drawn.match(/data-mjx-error="([^"]*)"/)?.[1];
  if (mistake) throw new Refusal(`A formula cannot be typeset: ${mistake}.`);
  return `<!DOCTYPE html>\n${drawn.replace(/<!--(\d+)-->/g, (_, index) => code[Number(index)] ?? "")}\n`;
}
