/** What no XML document may hold: control characters, halves of characters, and two that are none. */
const forbidden = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text without characters that break a picture; each becomes U+FFFD, �. */
export function plain(text: unknown): string {
  return String(text).replace(forbidden, "\ufffd");
}

/** Printable ASCII that means nothing to HTML: most of what a picture holds. */
const harmless = /^[ !#-%'-;=?-~]*$/;

/** A text as it stands in HTML, between tags or between quotation marks. */
export function escaped(text: unknown): string {
  if (typeof text === "string" && harmless.test(text)) return text;
  return plain(text).replace(/[&<>"]/g, (character) => entities[character]);
}
