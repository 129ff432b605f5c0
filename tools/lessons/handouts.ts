import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { step } from "../command.js";
import { shown, workFolder } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { makeFolder } from "../makeFolder.js";
import { findChromium, howToGetChromium } from "./chromium.js";
import { lessonFiles } from "./lessonFiles.js";
import { pdf } from "./pdf.js";

const help = `surprisal handouts [name …]

Writes the lessons, or those named, as printable pages that need no network, and as PDF where there is Chromium:
handouts/<language>/<lesson>.html and .pdf. A file's or folder's name may be shortened to its
beginning: 04 is Lesson 4 in all languages, ko all in Korean, ko/04 Lesson 4 in Korean. It needs a clone of the project.`;

/** Writes lessons as pages and on paper. */
export async function handouts(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) return console.log(help);
  const files = lessonFiles(positionals);
  const { page } = await import("./page.js"); // of packages that only a clone has
  await prepareJupyter();
  for (const file of files) {
    const language = basename(dirname(file));
    const folder = join(workFolder, "handouts", language);
    makeFolder(folder);
    await writePages(join(folder, basename(file, ".ipynb")), () => page(file, language, lessonFiles()));
  }
  if (!findChromium()) console.log(`No PDFs: ${howToGetChromium}.`);
}

/** Writes a page as `<target>.html`, and where there is Chromium as `<target>.pdf`. */
export async function writePages(target: string, make: () => Promise<string>) {
  const write = <T extends string | Buffer>(kind: string, content: () => Promise<T>) =>
    step(shown(`${target}.${kind}`), async () => {
      const made = await content();
      writeFileSync(`${target}.${kind}`, made);
      return made;
    });
  const html = await write("html", make);
  const chromium = findChromium();
  if (chromium) await write("pdf", () => pdf(html, chromium));
}
