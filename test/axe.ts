import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
type Violation = { id: string; nodes: { html: string }[] };
type Axe = { axe: { run(options: object): Promise<{ violations: Violation[] }> } };

/** What axe finds on a page as it is now. */
export async function faults(page: Page, rules = {}): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const options = { rules, resultTypes: ["violations"] }; // of what passes it would list all, too
    const { violations } = await (window as never as Axe).axe.run(options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  }, rules);
}
