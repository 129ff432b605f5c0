import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

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

/** A web server for a folder, under a path of its own, as GitHub Pages has it. `missing` are paths it does not find. */
export async function serve(folder: string, missing: string[] = []) {
  const base = "/course/";
  const server = createServer(({ url = "/" }, answer) => {
    const { pathname } = new URL(url, "http://localhost");
    const path = normalize(decodeURIComponent(pathname.slice(base.length - 1)));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    try {
      if (!pathname.startsWith(base) || missing.some((part) => path.includes(part)))
        throw new Error("missing");
      const content = readFileSync(file);
      answer
        .writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" })
        .end(content);
    } catch {
      answer.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
