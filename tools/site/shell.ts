// What all pages of the site have in common.
import { escaped } from "../lessons/highlight.js";
import { type Language, languages, siteWords } from "./siteWords.js";

export interface Assets {
  style: string;
  everyPage: string;
  live: string;
  /** The scripts of the kernel's two workers. */
  compiler: string;
  runner: string;
  mathjax: string;
}

interface Page {
  language: Language;
  title: string;
  description: string;
  /** The way from the page to the site's root: `../`. */
  up: string;
  /** The page's name in the folder of its language. */
  name: string;
  /** The languages in which there is this page. */
  editions?: readonly Language[];
  /** Other pages and files that belong to this one, by what they are called. */
  links?: string;
  assets: Assets;
  head?: string;
  body: string;
}

export function shell({
  language,
  title,
  description,
  up,
  name,
  assets,
  editions = languages,
  links = "",
  head = "",
  body,
}: Page): string {
  const words = siteWords[language];
  const others = editions.map((other) =>
    other === language
      ? `<span aria-current="true">${words.language}</span>`
      : `<a href="${up}${other}/${name}" hreflang="${other}" lang="${other}" data-edition>${siteWords[other].language}</a>`,
  );
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="description" content="${escaped(description)}">
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}${assets.style}">
<script type="module" src="${up}${assets.everyPage}"></script>
${head}
</head>
<body>
<header class="site">
<a class="home" href="${up}${language}/index.html">${words.name}</a>
<nav aria-label="${words.languages}">${others.join(" ")}</nav>
${links && `<nav class="links" aria-label="${words.lessons}">${links}</nav>`}
</header>
${body}
</body>
</html>
`;
}
