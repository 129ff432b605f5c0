/** Why tests that need a tool are skipped, or false where it is found; under CI none is skipped, and its lack fails. */
export function lacks(tool: string, found: unknown): string | false {
  if (found) return false;
  if (process.env.CI === "true") throw new Error(`${tool} is missing, and under CI no test is skipped.`);
  return `${tool} is missing`;
}
