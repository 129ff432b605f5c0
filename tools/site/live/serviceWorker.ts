// Keeps what a reader has opened, so that it opens again without a connection; with one, what is new comes first.
// The site's own pages and JupyterLite share it.

/** Given by the bundler: the kernel and all else that a page can need, and what to say of a page that is not here. */
declare const ASSETS: readonly string[];
declare const ABSENT: Record<string, string>;

/** What the compiler's types for pages lack about service workers. */
interface Task extends Event {
  readonly data: string[];
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}
interface ServiceWorkerScope {
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate" | "message" | "fetch", listener: (task: Task) => void): void;
}

const worker = self as unknown as ServiceWorkerScope;
const root = new URL("./", location.href).href;
const open = () => caches.open(`surprisal ${root}`); // one host may have many sites

/** What never changes under its name. */
const isHashed = (url: string) => /\/assets\/[^/]*$|\/build\/[^/]*\.[0-9a-f]{16,}\.\w+$/.test(url);
/** The site is all files: what follows `?` and `#` makes no difference, and a folder is its first page. */
const placeOf = (url: string) => url.replace(/[?#].*$/s, "").replace(/\/$/, "/index.html");

async function keep(urls: readonly string[]) {
  const cache = await open();
  const missing = [];
  for (const url of new Set(urls.map(placeOf)))
    if (url.startsWith(root) && !(await cache.match(url))) missing.push(url);
  await Promise.all(missing.map(async (url) => put(cache, url, await fetch(url))));
}

async function put(cache: Cache, url: string, answer: Response) {
  if (answer.ok && !answer.redirected) await cache.put(placeOf(url), answer).catch(() => {}); // the storage may be full
}

/** Called when the site was built anew: what is kept of it must fit together again before this worker takes over. */
async function renew() {
  const cache = await open();
  const old = (await cache.keys()).map(({ url }) => url).filter((url) => !isHashed(url));
  await Promise.all(
    old.map(async (url) => {
      const answer = await fetch(url, { cache: "no-cache" });
      return answer.ok ? put(cache, url, answer) : cache.delete(url);
    }),
  );
}

async function forgetOld() {
  const cache = await open();
  const assets = new Set(ASSETS.map((path) => root + path));
  for (const { url } of await cache.keys())
    if (url.startsWith(`${root}assets/`) && !assets.has(url)) await cache.delete(url);
}

async function answer(event: Task): Promise<Response> {
  const { request } = event;
  const cache = await open();
  const kept = await cache.match(placeOf(request.url));
  if (kept && isHashed(request.url)) return kept;
  try {
    const fresh = await fetch(request);
    event.waitUntil(put(cache, request.url, fresh.clone()));
    return fresh;
  } catch {
    return kept ?? (request.mode === "navigate" ? absent(request.url) : Response.error());
  }
}

function absent(url: string): Response {
  const [language = ""] = url.slice(root.length).split("/");
  const page = ABSENT[language] ?? ABSENT.en ?? "";
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

worker.addEventListener("install", (event) =>
  event.waitUntil(Promise.all([keep(ASSETS.map((path) => root + path)), renew()])),
);
worker.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([forgetOld(), worker.clients.claim()])),
);
worker.addEventListener("message", (event) => event.waitUntil(keep(event.data)));
worker.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(root)) event.respondWith(answer(event));
});
