import { readFileSync } from "node:fs";

/** The text in a file, decoded by its byte order mark, or else as UTF-8. If `fatal`, it throws on what is neither. */
export function readText(path: string, { fatal = false } = {}): string {
  const bytes = readFileSync(path);
  const mark = bytes.subarray(0, 2).toString("hex");
  return new TextDecoder({ fffe: "utf-16le", feff: "utf-16be" }[mark] ?? "utf-8", { fatal }).decode(bytes);
}
