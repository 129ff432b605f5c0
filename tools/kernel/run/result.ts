import { inspect } from "node:util";
import type { MimeBundle, Result } from "../exchange.js";

/** Deno's convention: a value of which this is a method shows itself. */
const display = Symbol.for("Jupyter.display");

/** How the value of a cell's last expression is shown. */
export async function describeResult(value: unknown): Promise<Result> {
  const data = { ...((await shownByItself(value)) ?? shownByKind(value)) };
  if (typeof data["text/plain"] !== "string") data["text/plain"] = plain(value);
  return { data, metadata: {} };
}

async function shownByItself(value: unknown): Promise<MimeBundle | undefined> {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  const show = (value as Record<symbol, unknown>)[display];
  if (typeof show !== "function") return undefined;
  const bundle: unknown = await show.call(value);
  return typeof bundle === "object" && bundle !== null ? (bundle as MimeBundle) : undefined;
}

/** HTML of a figure, and elements of a document, as Plot makes them. */
function shownByKind(value: unknown): MimeBundle | undefined {
  if (typeof value === "string" && value.startsWith('<figure class="surprisal"'))
    return { "text/html": value, "text/plain": alternatives(value) };
  const { outerHTML } = typeof value === "object" && value !== null ? (value as { outerHTML?: unknown }) : {};
  if (typeof outerHTML === "string") return { "text/html": outerHTML, "text/plain": alternatives(outerHTML) };
  return undefined;
}

/** What a picture says to those who do not see it. */
const alternatives = (html: string) =>
  html.match(/ (?:alt|aria-label|aria-description)="([^"]+)"/)?.[1] ?? "a picture";

/** Entries that are counted before a value is held to be too large to be shown to its end. */
const plenty = 2000;

/** The value as Node prints it, to its end where that is not too far. */
export function plain(value: unknown): string {
  const depth =
    [Number.POSITIVE_INFINITY, 8, 4, 3, 2, 1].find((depth) => countEntries(value, depth) < plenty) ?? 0;
  return inspect(value, { depth, maxArrayLength: 100, maxStringLength: 10_000 });
}

/** How many entries are shown down to the depth; it stops counting at plenty. */
function countEntries(value: unknown, depth: number, above: unknown[] = []): number {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return 1;
  if (depth < 0 || above.includes(value) || above.length > 50) return 1;
  let entries = 1;
  const inside = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  for (const entry of inside.slice(0, Array.isArray(value) ? 100 : plenty)) {
    entries += countEntries(entry, depth - 1, [...above, value]);
    if (entries >= plenty) return entries;
  }
  return entries;
}
