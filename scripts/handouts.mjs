// npm run handouts: writes the lessons, or those named, as printable pages that need no network, and as PDF.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { findChromium, howToGetChromium, launchOptions } from "./chromium.mjs";
import { command, isMain, root, step } from "./command.mjs";
import { lessons, nbconvert } from "./notebooks.mjs";
import { setUp } from "./setup.mjs";

const folder = join(root, "handouts");

async function writeHandouts(names) {
  const files = lessons(names);
  await setUp();
  mkdirSync(folder, { recursive: true });
  const chromium = findChromium();
  for (const file of files) {
    const target = join(folder, basename(file, ".ipynb"));
    const page = await write(`${target}.html`, () => handout(file));
    if (chromium) await write(`${target}.pdf`, () => pdf(page, chromium));
  }
  if (!chromium) console.log(`No PDFs: ${howToGetChromium}.`);
}

function write(file, make) {
  return step(relative(root, file), async () => {
    const content = await make();
    writeFileSync(file, content);
    return content;
  });
}

/** A lesson as a page of HTML that holds all it needs. */
export async function handout(file) {
  const body = await nbconvert([
    "--to=html",
    "--template=basic",
    "--no-prompt",
    "--HTMLExporter.exclude_anchor_links=True",
    file,
  ]);
  const language = file.match(/\.([\w-]+)\.ipynb$/)?.[1] ?? "en";
  const title = body.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1].replace(/<[^>]*>/g, "") ?? basename(file);
  const style = readFileSync(new URL("handout.css", import.meta.url), "utf8");
  const { typeset } = await import("./typeset.mjs"); // MathJax: there only after the set-up
  return typeset(`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>${linkHandouts(body)}</body>
</html>`);
}

/** Links between lessons become links between handouts; what else lies beside the notebooks is not handed out. */
function linkHandouts(html) {
  const files = lessons().map((file) => basename(file));
  return html.replace(/<a href="(?![a-z]+:|#)([^"#]*)([^"]*)"[^>]*>(.*?)<\/a>/gs, (_, file, anchor, text) =>
    files.includes(file) ? `<a href="${file.replace(/ipynb$/, "html")}${anchor}">${text}</a>` : text,
  );
}

/** The page on A4, answers still folded. */
export async function pdf(html, executablePath) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch(launchOptions(executablePath));
  try {
    const page = await browser.newPage({ offline: true });
    await page.setContent(html);
    return await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  } finally {
    await browser.close();
  }
}

if (isMain(import.meta.url)) await command(writeHandouts);
