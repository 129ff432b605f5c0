// A lesson as a page of the site: it reads at once, and its cells run.
import { basename } from "node:path";
import type { bodyOf } from "../lessons/body.js";
import { type Assets, shell } from "./shell.js";
import { type Language, siteWords } from "./siteWords.js";

interface Lesson {
  language: Language;
  /** `03-cross-entropy-or-kl.ipynb` */
  file: string;
  description: string;
  editions: readonly Language[];
}

export function lessonPage(
  { language, file, description, editions }: Lesson,
  { title, contents, main, key }: ReturnType<typeof bodyOf>,
  letters: string,
  assets: Assets,
): string {
  const words = siteWords[language];
  const name = `${basename(file, ".ipynb")}.html`;
  const lab = `../lab/lab/index.html?path=${language}/${file}`;
  return shell({
    language,
    title,
    description,
    up: "../",
    name,
    assets,
    editions,
    links: `<a href="index.html">${words.allLessons}</a> <a href="${lab}">${words.openInLab}</a> <a href="${file}" data-notebook download>${file}</a>`,
    head: `<script type="module" src="../${assets.live}" data-compiler="../${assets.compiler}" data-runner="../${assets.runner}" data-mathjax="../${assets.mathjax}"></script>`,
    body: `${contents}
<main>
<p class="notice unready">${words.unready}</p>
${main
  .replace(/(<a href="(?![a-z]+:)[^"#]*)\.ipynb(?=[#"])/g, "$1.html")
  .replaceAll('href="README.html"', 'href="index.html"')
  .replaceAll('href="README.md"', 'href="index.html"')
  .replaceAll('href="../README.md"', 'href="../index.html"')}
${key}
</main>
<div class="letters" aria-hidden="true">${letters}</div>`,
  });
}
