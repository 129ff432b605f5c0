// A notebook as a page that holds all it needs: it reads on a screen, on a phone, on paper and aloud.
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { packageFolder } from "../folders.js";
import { bodyOf } from "./body.js";
import { embedPictures, pathOf } from "./embedPictures.js";
import { parseNotebook } from "./notebook.js";

const css = join(packageFolder, "tools", "lessons", "page.css");

/** The notebook as HTML; `handedOut` are the files, this one too, to which its links can lead. */
export async function page(file: string, language: string, handedOut: readonly string[]): Promise<string> {
  const { formulaStyle, withFormulas } = await import("./formulas.js"); // MathJax starts slowly, and only a clone has it
  const notebook = parseNotebook(readFileSync(file, "utf8"));
  const { body, letters } = withFormulas((formula) => bodyOf(notebook, language, formula));
  const { title, contents, main, key } = body;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title || basename(file, ".ipynb")}</title>
<style>${formulaStyle}${readFileSync(css, "utf8")}</style>
</head>
<body>
${contents}
<main>
${embedPictures(linkPages(main, dirname(file), handedOut), dirname(file))}
${key}
</main>
<div class="letters">${letters}</div>
</body>
</html>
`;
}

/** Links to notebooks that are handed out become links to their pages; links to what is not become text. */
function linkPages(html: string, folder: string, handedOut: readonly string[]): string {
  return html.replace(
    /<a href="(?![a-z]+:|#)([^"#]*)([^"]*)"[^>]*>(.*?)<\/a>/gs,
    (_, target: string, anchor: string, text: string) =>
      handedOut.includes(resolve(folder, pathOf(target)))
        ? `<a href="${target.replace(/ipynb$/, "html")}${anchor}">${text}</a>`
        : text,
  );
}
