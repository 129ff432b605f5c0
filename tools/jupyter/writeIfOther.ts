import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeFolder } from "../makeFolder.js";

/** Writes text, or JSON, to a file unless it is there already: the file may belong to somebody else. */
export function writeIfOther(file: string, content: string | object) {
  const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, "utf8") === text) return;
  makeFolder(dirname(file));
  writeFileSync(file, text);
}
