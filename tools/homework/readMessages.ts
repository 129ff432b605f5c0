import type { Readable } from "node:stream";
import { type FromKernel, longestLine, parseFromKernel } from "./protocol.js";

/** Hands on what the kernel says, and drops what else a stranger's code writes there, even if it never ends. */
export function readMessages(stream: Readable, handle: (message: FromKernel) => void) {
  let rest = "";
  stream.on("error", () => {});
  stream.on("data", (chunk: Buffer) => {
    const lines = `${rest}${chunk.toString("latin1")}`.split("\n");
    rest = (lines.pop() ?? "").slice(0, longestLine + 1);
    for (const line of lines) {
      const message = line.length <= longestLine ? parseFromKernel(line) : undefined;
      if (message) handle(message);
    }
  });
}
