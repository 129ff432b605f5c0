// Formulas that a cell shows when it runs. MathJax is loaded when the first one comes.
import { markdownToHtml } from "../../lessons/markdown.js";

interface MathJax {
  startup: { promise: Promise<void>; typeset: boolean };
  tex2svg(tex: string, options: { display: boolean }): Element;
}

declare global {
  interface Window {
    MathJax?: Partial<MathJax> & object;
  }
}

let loaded: Promise<MathJax> | undefined;

function load(): Promise<MathJax> {
  loaded ??= new Promise((resolve, reject) => {
    window.MathJax = { startup: { typeset: false, promise: Promise.resolve() } };
    const script = document.createElement("script");
    script.src = document.querySelector<HTMLElement>("[data-mathjax]")?.dataset.mathjax ?? "tex-svg.js";
    script.onerror = () => {
      loaded = undefined;
      reject(new Error("MathJax could not be loaded"));
    };
    script.onload = () => {
      const mathjax = window.MathJax as MathJax;
      void mathjax.startup.promise.then(() => resolve(mathjax));
    };
    document.head.append(script);
  });
  return loaded;
}

export async function typeset(text: string): Promise<string> {
  const { tex2svg } = await load();
  return markdownToHtml(text, (tex, display) => tex2svg(tex, { display }).outerHTML).html;
}
