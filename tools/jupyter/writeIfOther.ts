import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../makeFolder.js";

/** Writes a file of text, or of JSON, unless it says so already: what is there may be another's to write. */
export function writeIfOther(file: string, content: string | object) {
  const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  makeFolder(dirname(file));
  writeFileSync(file, text);
}
