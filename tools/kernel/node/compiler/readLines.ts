import type { Readable } from "node:stream";

/** Hands on every line that a stream brings. */
export function readLines(stream: Readable, take: (line: string) => void) {
  let parts: string[] = [];
  stream.setEncoding("utf8");
  stream.on("data", (text: string) => {
    const [first = "", ...more] = text.split("\n");
    parts.push(first);
    for (const next of more) {
      take(parts.join(""));
      parts = [next];
    }
  });
}
