import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
type Violation = { id: string; nodes: { html: string }[] };
type Axe = { axe: { run(part: string, options: object): Promise<{ violations: Violation[] }> } };

async function found(page: Page, options: object, part = "html"): Promise<string[]> {
  await page.evaluate(axe);
  const all = { ...options, resultTypes: ["violations"] }; // of what passes it would list all, too
  return page.evaluate(
    async ([part, options]) => {
      const { violations } = await (window as never as Axe).axe.run(part, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    },
    [part, all] as const,
  );
}

/** What axe finds in a part of a page as it is now. */
export const faultsIn = (page: Page, part: string) => found(page, {}, part);

/** What axe finds on a page that is light, and in its colours once it is dark. */
export async function faultsLightAndDark(page: Page, rules = {}) {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await found(page, { rules });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await found(page, { runOnly: ["color-contrast", "link-in-text-block"] });
  return { light, dark };
}
