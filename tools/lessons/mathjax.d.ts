/** The little of MathJax 3 that `typeset` uses. */
declare module "mathjax" {
  interface Document {
    document: object;
    render(): void;
  }
  interface MathJax {
    startup: {
      adaptor: { root(document: object): object; outerHTML(node: object): string };
      getInputJax(): object[];
      getOutputJax(): object;
    };
    _: {
      mathjax: {
        mathjax: { document(html: string, options: { InputJax: object[]; OutputJax: object }): Document };
      };
    };
  }
  const mathjax: { init(configuration: object): Promise<MathJax> };
  export default mathjax;
}
