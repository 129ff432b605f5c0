// A notebook as a page that holds all it needs.
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { packageFolder } from "../folders.js";
import { nbconvert } from "./execute.js";

const css = join(packageFolder, "tools", "lessons", "handout.css");

/** The notebook as HTML; `handedOut` are the files, this one too, to which its links can lead. */
export async function page(file: string, language: string, handedOut: readonly string[]): Promise<string> {
  const body = await nbconvert([
    "--to=html",
    "--template=basic",
    "--no-prompt",
    "--embed-images",
    "--HTMLExporter.exclude_anchor_links=True",
    file,
  ]);
  const title = body.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1]?.replace(/<[^>]*>/g, "") ?? basename(file);
  const { typeset } = await import("./typeset.js"); // MathJax starts slowly, and only a clone has it
  return typeset(`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${readFileSync(css, "utf8")}</style>
</head>
<body>${linkPages(body, dirname(file), handedOut)}</body>
</html>`);
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

function pathOf(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url; // a % that stands for itself
  }
}
