// The script that keeps the site in the reader's browser.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { put } from "./assets.js";
import { bundleServiceWorker } from "./bundle.js";
import { languages, siteWords } from "./siteWords.js";

/** Written after the other scripts, for it names all assets; at the root, for it serves only what lies below it. */
export async function writeServiceWorker(site: string) {
  const assets = readdirSync(join(site, "assets")).map((name) => `assets/${name}`);
  const absent = Object.fromEntries(
    languages.map((language) => [
      language,
      `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>surprisal</title>
</head>
<body>
<main><p>${siteWords[language].absent}</p></main>
</body>
</html>
`,
    ]),
  );
  const { files } = await bundleServiceWorker(assets, absent);
  put(site, "serviceWorker.js", files[0]?.content ?? "");
}
