// Files of the site whose names change with what is in them, so that a browser may keep them for ever.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { makeFolder } from "../makeFolder.js";

/** Writes a file of the site. */
export function put(site: string, path: string, content: string | Uint8Array) {
  const file = join(site, path);
  makeFolder(dirname(file));
  writeFileSync(file, content);
}

/** Writes `name` under `assets/` with a hash in its name, and returns its path in the site. */
export function asset(site: string, file: string, content: string | Uint8Array): string {
  const { name, ext } = parse(file);
  const path = `assets/${name}-${createHash("sha256").update(content).digest("hex").slice(0, 10)}${ext}`;
  put(site, path, content);
  return path;
}
