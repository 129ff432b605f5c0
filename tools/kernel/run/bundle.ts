import type { MimeBundle } from "../exchange.js";

const { entries, fromEntries } = Object;
const { parse, stringify } = JSON;

/**
 * What a file can hold of what a cell shows: text, and JSON under the types that are JSON. With anything else in it, a
 * notebook could not be saved, so it is shown as the text that JavaScript makes of it.
 */
export function savable(bundle: MimeBundle): MimeBundle {
  const shown = entries(bundle).filter(([, content]) => content !== undefined);
  return fromEntries(shown.map(([type, content]) => [type, isJson(type) ? json(content) : text(content)]));
}

const isJson = (type: string) => /^application\/json$|\+json$/.test(type);

const json = (content: unknown): unknown => parse(stringify(content) ?? "null");

const text = (content: unknown) =>
  Array.isArray(content) && content.every((line) => typeof line === "string")
    ? content.join("")
    : String(content);
