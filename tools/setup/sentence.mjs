// What a command says about an error: one sentence.
import { workFolder } from "./folders.mjs";

/** Something that the user can mend: the message is one sentence that says how. */
export class Refusal extends Error {}

/**
 * What to tell the user about an error, or undefined where the fault is ours.
 * @param {unknown} error
 */
export function sentence(error) {
  if (error instanceof Refusal) return error.message;
  const {
    code,
    path,
    dest = path,
    syscall,
    message,
  } = /** @type {NodeJS.ErrnoException & { dest?: string }} */ (error);
  if (typeof code !== "string") return undefined;
  if (code === "ENOSPC") return diskFull;
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) return notWritable(path);
  if (code === "ENOTDIR")
    return `${path} lies in a file, not in a folder: move that away, or name another place.`;
  if (code === "EISDIR" && dest) return `${dest} is a folder where a file belongs: move it away.`;
  if (syscall === "mkdir" && /^(ENOENT|EEXIST)$/.test(code))
    return `The folder ${path} cannot be made: move away what is in its place, or name another place.`;
  if (code.startsWith("ERR_PARSE_ARGS")) return `${message.split(/\.\s/)[0]}: --help says what there is.`;
  return code.startsWith("ERR_") ? undefined : `The system refused: ${message}.`;
}

export const diskFull = "The disk is full: free some space and run the command again.";

export const notWritable = (path = workFolder) =>
  `${path} cannot be written: get the right to write there, or work in a folder of your own.`;
