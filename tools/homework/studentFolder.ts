// What a student gets: a folder that stands alone, with the library and this package in it, and the same as one zip.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { packageFolder } from "../folders.js";
import { entriesUnder } from "../setup/entries.mjs";
import { npm } from "../setup/npm.mjs";
import { studentWords } from "./studentWords.js";

/** Makes the folder, in which the notebook lies already, one that `npm install && npm start` opens. */
export async function standAlone(folder: string, assignment: string, language: string) {
  const notebook = `${assignment}.ipynb`;
  const library = await packLibrary(folder);
  const { engines } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const description = {
    private: true,
    engines,
    scripts: { start: "surprisal lab", check: `surprisal check ${notebook}` },
    dependencies: { surprisal: `file:${library}` },
  };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  writeFileSync(join(folder, "README.md"), studentWords(language)(notebook));
}

/** Packs this package into the folder; gives the name of the file. */
async function packLibrary(folder: string): Promise<string> {
  const args = ["pack", packageFolder, "--ignore-scripts", "--json", "--dry-run=false", "--loglevel=error"];
  const { stdout } = await npm([...args, "--pack-destination", folder]);
  const [{ filename }]: { filename: string }[] = JSON.parse(stdout);
  return filename;
}

/** Writes a folder as a zip beside it, the same bytes each time. */
export function zipFolder(folder: string, zip: string) {
  const content: Zippable = {};
  for (const file of filesIn(folder))
    content[`${basename(zip, ".zip")}/${file}`] = readFileSync(join(folder, file));
  writeFileSync(zip, zipSync(content, { mtime: new Date(1980, 0, 2), level: 9 }));
}

const filesIn = (folder: string): string[] =>
  entriesUnder(folder)
    .filter(({ entry }) => entry.isFile())
    .map(({ path }) => path.replaceAll("\\", "/"))
    .sort();
