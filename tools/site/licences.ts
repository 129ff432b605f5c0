// The licences of what the site hands on, in one text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../folders.js";

/** `inputs` are the files that went into the site's scripts. */
export function licencesOf(inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap(packageFolderOf));
  const texts = [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
    return `${name} ${version}\n${"=".repeat(`${name} ${version}`.length)}\n\n${text}`;
  });
  const own = readFileSync(join(packageFolder, "LICENSE"), "utf8").trim();
  return [`surprisal\n=========\n\n${own}`, ...texts].join("\n\n\n");
}

/** The folder of the package that a file belongs to; nothing for our own. */
function packageFolderOf(file: string): string[] {
  const [, folder] = file.replaceAll("\\", "/").match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//) ?? [];
  return folder === undefined ? [] : [join(packageFolder, folder)];
}
