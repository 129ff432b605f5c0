// Formulas as drawings: nothing to fetch, nothing to run, the same on screen and on paper, and readable aloud.
import mathjax from "mathjax";
import { Refusal } from "../command.js";
import type { Formula } from "./markdown.js";

const { tex2svg, svgStylesheet, startup } = await mathjax.init({
  loader: { load: ["input/tex-full", "output/svg", "a11y/assistive-mml"] },
  tex: { packages: { "[-]": ["noerrors", "noundefined"] } }, // they would hide a mistake
  svg: { fontCache: "global" }, // a letter is drawn once a page
  startup: { typeset: false },
});
const { adaptor, output } = startup;

/** What a page needs once, beside its formulas. */
export const formulaStyle = adaptor.textContent(svgStylesheet());

/** What `draw` makes of a page with its formulas, and the letters that these formulas share. */
export function withFormulas<T>(draw: (formula: Formula) => T): { body: T; letters: string } {
  output.clearFontCache();
  const body = draw(drawn);
  return { body, letters: adaptor.outerHTML(output.pageElements(startup.document)) };
}

function drawn(tex: string, display: boolean): string {
  const html = adaptor.outerHTML(tex2svg(tex, { display }));
  const mistake = html.match(/data-mjx-error="([^"]*)"/)?.[1];
  if (mistake) throw new Refusal(`The formula ${tex} cannot be typeset: ${mistake}.`);
  return display ? html.replace("<mjx-container", '<mjx-container tabindex="0"') : html; // a wide one scrolls
}
