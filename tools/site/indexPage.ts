// The first page of each language, and the page on which one chooses a language.
import { escaped } from "../lessons/highlight.js";
import { markdownToHtml } from "../lessons/markdown.js";
import { type Assets, shell } from "./shell.js";
import { type Language, languages, siteWords } from "./siteWords.js";

export interface Link {
  href: string;
  title: string;
}

export interface Card extends Link {
  description: string;
  /** The first figure of the lesson, with its alternative text. */
  picture: string;
}

export function indexPage(
  language: Language,
  cards: readonly Card[],
  homework: readonly Link[],
  assets: Assets,
) {
  const words = siteWords[language];
  return shell({
    language,
    title: words.title,
    description: words.about,
    up: "../",
    name: "index.html",
    assets,
    body: `<main class="index">
<h1>${words.title}</h1>
<p class="about">${words.about}</p>
<h2>${words.lessons}</h2>
<ol class="cards">
${cards.map(card).join("\n")}
</ol>
<h2>${words.homework}</h2>
<p>${words.aboutHomework}</p>
<ul>
${homework.map(({ href, title }) => `<li><a href="${href}">${escaped(title)}</a></li>`).join("\n")}
</ul>
<h2>${words.atHome}</h2>
<p>${words.aboutHome}</p>
<p><a href="../reference/index.html" hreflang="en">${words.reference}</a> · <a href="../licences.txt" hreflang="en">${words.licences}</a></p>
</main>`,
  });
}

const card = ({ href, title, description, picture }: Card) =>
  `<li><a href="${href}">${picture}<span>${escaped(title)}</span></a>${markdownToHtml(description, escaped).html}</li>`;

export function choosePage(assets: Assets): string {
  const links = languages.map((language) => {
    const words = siteWords[language];
    return `<li lang="${language}"><a href="${language}/index.html"><strong>${words.language}</strong><br>${words.title}</a></li>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>surprisal: information theory for machine learning</title>
<link rel="icon" href="icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.everyPage}"></script>
</head>
<body>
<main class="index">
<h1>surprisal</h1>
<ul class="choose">
${links.join("\n")}
</ul>
</main>
</body>
</html>
`;
}
