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

function text(content: unknown): string {
  if (content instanceof Uint8Array) return base64(content);
  const isLines = Array.isArray(content) && content.every((line) => typeof line === "string");
  return isLines ? content.join("") : String(content);
}

function base64(bytes: Uint8Array): string {
  let characters = "";
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
}
