/** Why tests that need something are skipped, or false where it is found; under CI none is skipped, and its lack fails. */
export function lacks(found: unknown, why: string): string | false {
  if (found) return false;
  if (process.env.CI === "true") throw new Error(`Under CI no test is skipped, and ${why}.`);
  return why;
}
