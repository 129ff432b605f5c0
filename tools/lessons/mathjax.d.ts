/** The little of MathJax 3 that `formulas.ts` uses. */
declare module "mathjax" {
  type Node = object;
  interface Adaptor {
    outerHTML(node: Node): string;
    textContent(node: Node): string;
    childNodes(node: Node): Node[];
    kind(node: Node): string;
    getAttribute(node: Node, name: string): string | undefined;
    setAttribute(node: Node, name: string, value: string): void;
    removeAttribute(node: Node, name: string): void;
  }
  interface MathJax {
    tex2svg(tex: string, options: { display: boolean }): Node;
    svgStylesheet(): Node;
    startup: {
      adaptor: Adaptor;
      output: { clearFontCache(): void; pageElements(document: object): Node };
      document: object;
    };
  }
  const mathjax: { init(configuration: object): Promise<MathJax> };
  export default mathjax;
}
