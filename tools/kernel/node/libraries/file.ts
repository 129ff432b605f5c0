// The file that has the libraries of notebooks in one piece.
import { createHash } from "node:crypto";
import type { Stamps } from "../compiler/stamps.js";

/** The libraries that load sooner in one piece, with what they import; others load as soon from their files. */
export const inOnePiece: ReadonlySet<string> = new Set(["surprisal/figures", "mathjs", "@observablehq/plot"]);

/** What the script is called in the stacks of errors. */
export const filename = "libraries.js";

interface Pieces {
  /** The files that the script was made from. */
  stamps: Stamps;
  /** Without characters beyond Latin. */
  javascript: string;
  /** What the engine makes of it. */
  compiled: Buffer;
}

/** A line of JSON that tells what follows, then the script, then what the engine makes of it. */
export function bytesOf({ stamps, javascript, compiled }: Pieces): Buffer {
  const script = Buffer.from(javascript, "latin1");
  const rest = Buffer.concat([script, compiled]);
  const heading = { stamps, length: script.length, digest: digest(rest) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(heading)}\n`), rest]);
}

/** Undefined for a file that is not whole: the engine would believe it. */
export function piecesOf(bytes: Buffer): Pieces | undefined {
  const start = bytes.indexOf("\n") + 1;
  const rest = bytes.subarray(start);
  try {
    const { stamps, length, digest: known } = JSON.parse(bytes.toString("utf8", 0, start));
    if (digest(rest) !== known) return undefined;
    return { stamps, javascript: rest.toString("latin1", 0, length), compiled: rest.subarray(length) };
  } catch {
    return undefined;
  }
}

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
