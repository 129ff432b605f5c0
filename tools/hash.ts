import { createHash } from "node:crypto";

/** What tells whether something is done already: a hash of what it was made from. */
export function hash(...parts: readonly (string | NodeJS.ArrayBufferView)[]): string {
  const digest = createHash("sha256");
  for (const part of parts) digest.update(part).update("\0");
  return digest.digest("hex");
}
