import { readFileSync } from "node:fs";

/** The text in a file, by its byte order mark; without one it is UTF-8, and if `fatal` throws where it is not. */
export function readText(path: string, { fatal = false } = {}): string {
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 2).toString("hex");
  return new TextDecoder({ fffe: "utf-16le", feff: "utf-16be" }[mark] ?? "utf-8", { fatal }).decode(bytes);
}
