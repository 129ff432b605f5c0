import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Refusal } from "../command.js";
import { given, workFolder } from "../folders.js";
import { prepareJupyter } from "../jupyter/prepare.js";
import { makeFolder } from "../makeFolder.js";

const help = `surprisal site [--to folder]

Writes the lessons and the homework as a static site that runs them in the browser, into site/ or the folder you name. It
needs a clone of the project.`;

/** Writes everything under one static folder, for any web server. */
export async function site(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { help: { type: "boolean", short: "h" }, to: { type: "string" } },
  });
  if (values.help) return console.log(help);
  const folder = values.to === undefined ? join(workFolder, "site") : given(values.to);
  if (values.to !== undefined) assertReplaceable(folder);
  await prepareJupyter("site");
  const { buildSite } = await import("./buildSite.js"); // of packages that only a clone has
  await buildSite(folder);
}

/** Throws if a folder cannot be made, or holds something other than a site: the new site takes the place of all that is there. */
function assertReplaceable(folder: string) {
  makeFolder(folder);
  const names = readdirSync(folder);
  if (names.length === 0 || ["icon.svg", "licences.txt"].every((name) => names.includes(name))) return;
  throw new Refusal(
    `${folder} holds other files than a site's, and a site would replace them: name a folder that is new or empty.`,
  );
}
