/** Invisible characters that change a terminal, the direction of a text, or where its lines end. */
const acting = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** A stranger's text on one line, its control characters written out. */
export const visible = (text: string): string =>
  text.replace(acting, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
