// A web server for a built site, under a path of its own, as GitHub Pages has it.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".ipynb": "application/x-ipynb+json",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

interface Options {
  /** Parts of paths that the server does not find. */
  missing?: string[];
  /** Whether it sends gzip, which browsers may keep for ten minutes, as GitHub Pages does; the first time takes longer. */
  compressed?: boolean;
}

export async function serve(folder: string, { missing = [], compressed = false }: Options = {}) {
  const base = "/course/";
  const zipped = new Map<string, Buffer>();
  let sent = 0;
  const bytesOf = (file: string) => {
    if (!compressed) return readFileSync(file);
    const known = zipped.get(file) ?? gzipSync(readFileSync(file));
    zipped.set(file, known);
    return known;
  };
  const server = createServer(({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = normalize(decodeURIComponent(pathname.slice(base.length - 1)));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      if (!pathname.startsWith(base) || missing.some((part) => path.includes(part)))
        throw new Error("missing");
      const content = bytesOf(file);
      sent += content.length;
      answer.writeHead(200, {
        "content-type": types[extname(file)] ?? "application/octet-stream",
        ...(compressed && { "content-encoding": "gzip", "cache-control": "max-age=600" }),
      });
      answer.end(content);
    } catch {
      answer.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    /** The bytes of all answers so far. */
    sent: () => sent,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
