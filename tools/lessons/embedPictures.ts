import { existsSync, readFileSync } from "node:fs";
import { extname, relative, resolve } from "node:path";

const types: Record<string, string> = {
  ...{ ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif" },
  ...{ ".svg": "image/svg+xml", ".webp": "image/webp" },
};

/** The HTML of a page with the pictures from its folder put into it, so that it can be printed or sent alone. */
export function embedPictures(html: string, folder: string): string {
  return html.replace(
    /(<img\b[^>]*?\bsrc=")(?![a-z]+:|\/\/)([^"]*)"/gi,
    (whole, before: string, address: string) => {
      const file = resolve(folder, pathOf(address));
      const type = types[extname(file).toLowerCase()];
      if (type === undefined || relative(folder, file).startsWith("..") || !existsSync(file)) return whole;
      return `${before}data:${type};base64,${readFileSync(file).toString("base64")}"`;
    },
  );
}

/** The path that an address in a page stands for. */
export function pathOf(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a % that stands for itself
  }
}
