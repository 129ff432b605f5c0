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
export const formulaStyle = `${adaptor.textContent(svgStylesheet())}
mjx-container { position: relative; }
mjx-container > svg > g { fill: currentColor; stroke: currentColor; stroke-width: 0; }
/* A line may end on either side of a drawing, but not between a letter, here one that nobody sees, and its comma. */
mjx-container:not([display]) { white-space: nowrap; }
mjx-container:not([display])::before, mjx-container:not([display])::after { content: "\\2063"; }
:lang(ko) mjx-container:not([display])::after { content: "\\2060"; } /* nor before a Korean particle */`;

/** What `draw` makes of a page with its formulas, and the letters that these formulas share. */
export function withFormulas<T>(draw: (formula: Formula) => T): { body: T; letters: string } {
  output.clearFontCache();
  const body = draw(drawn);
  return { body, letters: adaptor.outerHTML(output.pageElements(startup.document)) };
}

function drawn(tex: string, display: boolean): string {
  const html = adaptor.outerHTML(slim(tex2svg(tex, { display })));
  const mistake = html.match(/data-mjx-error="([^"]*)"/)?.[1];
  if (mistake) throw new Refusal(`The formula ${tex} cannot be typeset: ${mistake}.`);
  return display ? html.replace("<mjx-container", '<mjx-container tabindex="0"') : html; // a wide one scrolls
}

/** What a page has no use for: names for MathJax's own scripts, namespaces that HTML knows, and what the style says. */
const needless: Record<string, RegExp> = {
  "data-mml-node": /./,
  "data-c": /./,
  "data-mjx-texclass": /./,
  unselectable: /./,
  focusable: /./,
  xmlns: /./,
  "xmlns:xlink": /./,
  stroke: /^currentColor$/,
  fill: /^currentColor$/,
  "stroke-width": /^0$/,
  style: /^position: relative;$/,
};

/** A formula without them: a lesson has hundreds, and each of their parts had several. */
function slim<T extends object>(node: T): T {
  if (adaptor.kind(node).startsWith("#")) return node;
  const target = adaptor.getAttribute(node, "xlink:href");
  if (target !== undefined) {
    adaptor.removeAttribute(node, "xlink:href");
    adaptor.setAttribute(node, "href", target);
  }
  for (const [name, value] of Object.entries(needless))
    if (value.test(adaptor.getAttribute(node, name) ?? "")) adaptor.removeAttribute(node, name);
  adaptor.childNodes(node).forEach(slim);
  return node;
}
