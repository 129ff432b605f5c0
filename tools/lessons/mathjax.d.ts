/** The little of MathJax 3 that `formulas.ts` uses. */
declare module "mathjax" {
  interface MathJax {
    tex2svg(tex: string, options: { display: boolean }): object;
    svgStylesheet(): object;
    startup: {
      adaptor: { outerHTML(node: object): string; textContent(node: object): string };
      output: { clearFontCache(): void; pageElements(document: object): object };
      document: object;
    };
  }
  const mathjax: { init(configuration: object): Promise<MathJax> };
  export default mathjax;
}
