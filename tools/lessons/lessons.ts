import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import { step } from "../command.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { execute } from "./execute.js";
import { formatNotebook } from "./formatNotebook.js";
import { lessonFiles } from "./lessonFiles.js";
import { parseNotebook } from "./notebook.js";

const help = `surprisal lessons [name …]

Executes the lessons, or those named, each in a fresh kernel, and writes their outputs in place. A file's or
folder's name may be shortened to its beginning: 04 is Lesson 4 in all languages, ko all in Korean, ko/04 Lesson 4 in
Korean. It needs a clone of the project.`;

/** Executes lessons in place. */
export async function lessons(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: "boolean", short: "h" } },
  });
  if (values.help) return console.log(help);
  const files = lessonFiles(positionals);
  await prepareJupyter();
  for (const file of files) {
    const { metadata, cells } = parseNotebook(readFileSync(file, "utf8"));
    const count = cells.filter((cell) => cell.cell_type === "code").length;
    await step(`${basename(dirname(file))}/${basename(file)}, ${count} cells`, async () => {
      const notebook = await execute(file);
      notebook.metadata.kernelspec = metadata.kernelspec;
      writeFileSync(file, formatNotebook(notebook));
    });
  }
}
