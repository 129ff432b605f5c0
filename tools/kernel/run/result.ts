import { inspect } from "node:util";
import type { MimeBundle, Result } from "../exchange.js";
import { savable } from "./bundle.js";

/** Deno's convention: a value of which this is a method shows itself. */
const display = Symbol.for("Jupyter.display");

/** How the value of a cell's last expression is shown. */
export async function describeResult(value: unknown, apart: <T>(work: () => T) => T): Promise<Result> {
  const shown = await shownByItself(value);
  return apart(() => {
    const data = shown ? savable(shown) : { ...shownByKind(value) };
    data["text/plain"] ??= data["text/markdown"] ?? data["text/latex"] ?? plain(value);
    return { __proto__: null, data, metadata: {} } as never; // a cell may give every object a `then`
  });
}

async function shownByItself(value: unknown): Promise<MimeBundle | undefined> {
  const show = property(value, display);
  if (typeof show !== "function") return undefined;
  const bundle: unknown = await show.call(value);
  const isBundle = typeof bundle === "object" && bundle !== null && !Array.isArray(bundle);
  return isBundle ? (bundle as MimeBundle) : undefined;
}

/** A property, which some objects resist to give. */
function property(value: unknown, name: PropertyKey): unknown {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  try {
    return (value as Record<PropertyKey, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** HTML of a figure, and elements of a document, as Plot makes them. */
function shownByKind(value: unknown): MimeBundle | undefined {
  if (typeof value === "string" && value.startsWith('<figure class="surprisal"'))
    return { "text/html": value, "text/plain": alternatives(value) };
  const outerHTML = property(value, "outerHTML");
  if (typeof outerHTML === "string") return { "text/html": outerHTML, "text/plain": alternatives(outerHTML) };
  return undefined;
}

/** What a picture says to those who do not see it. */
const alternatives = (html: string) =>
  html.match(/ (?:alt|aria-label|aria-description)="([^"]+)"/)?.[1] ?? "a picture";

/** Entries beyond which a value is too large to be shown to its end. */
const plenty = 3000;

/** How much of a value is shown, from all to little: long lists are cut before deep ones. */
const extents = [
  { depth: Number.POSITIVE_INFINITY, maxArrayLength: 100 },
  { depth: Number.POSITIVE_INFINITY, maxArrayLength: 30 },
  { depth: Number.POSITIVE_INFINITY, maxArrayLength: 10 },
  { depth: 4, maxArrayLength: 10 },
  { depth: 2, maxArrayLength: 10 },
  { depth: 1, maxArrayLength: 10 },
];

/** Characters beyond which the rest is left out, whatever it is made of. */
const most = 100_000;

/** The value as Node prints it, to its end where that is not too far. */
export function plain(value: unknown): string {
  if (isTimer(value)) return inspect(value, { depth: -1, customInspect: false });
  const known: Known = new Map();
  const extent = extents.find((extent) => fits(value, extent, known));
  const text = inspect(value, { depth: 0, maxArrayLength: 10, ...extent, maxStringLength: 10_000 });
  return text.length > most ? `${text.slice(0, most)}\n... ${text.length - most} more characters` : text;
}

/** What `setTimeout` gives back holds nothing but Node's own business. */
const isTimer = (value: unknown) => timerCalls.some((name) => property(value, name) !== undefined);
const timerCalls = ["_onTimeout", "_onImmediate"];

/** The names of what lies in an object: of a large one they take long to list, and each extent asks for them. */
type Known = Map<object, readonly (string | number)[]>;

function fits(value: unknown, { depth, maxArrayLength }: (typeof extents)[number], known: Known): boolean {
  try {
    return count(value, depth, maxArrayLength, known) < plenty;
  } catch {
    return true; // a proxy that resists: Node does not ask it
  }
}

/** How many entries would be shown; it stops counting at plenty. */
function count(value: unknown, depth: number, length: number, known: Known, above: unknown[] = []): number {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return 1;
  if (depth < 0 || above.includes(value)) return 1;
  if (above.length > 50) return plenty;
  let entries = 1;
  for (const entry of entriesOf(value, length, known)) {
    entries += count(entry, depth - 1, length, known, [...above, value]);
    if (entries >= plenty) break;
  }
  return entries;
}

/** What lies in a value, without what only a getter knows. */
function* entriesOf(value: object, length: number, known: Known): Generator<unknown> {
  let room = length;
  if (value instanceof Map || value instanceof Set)
    for (const entry of value instanceof Map
      ? Map.prototype.entries.call(value)
      : Set.prototype.values.call(value)) {
      if (room-- === 0) break;
      yield entry;
    }
  room = Array.isArray(value) ? length : plenty;
  for (const name of namesIn(value, length, known)) {
    if (room-- === 0) break;
    yield Object.getOwnPropertyDescriptor(value, name)?.value;
  }
}

/** Of a long list without gaps, the first places. */
function namesIn(value: object, length: number, known: Known): readonly (string | number)[] {
  if (Array.isArray(value) && value.length > length) {
    const first = Array.from({ length }, (_, place) => place);
    if (first.every((place) => Object.hasOwn(value, place))) return first;
  }
  const names = known.get(value) ?? Object.keys(value);
  known.set(value, names);
  return names;
}
