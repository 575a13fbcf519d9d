/** What of the worker's surroundings is used here; the compiler knows only those of a page. */
interface WorkerScope {
  addEventListener(type: "install" | "activate" | "message", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface Waiting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as WorkerScope;
const CACHE = "niggle-1";
/** What must be there when there is no connection: the log, the week as it was last seen, and what they are made of. */
const KEPT: readonly string[] = ["/log", "/", "/assets/app.css", "/assets/favicon.svg", "/web/app.js"];

worker.addEventListener("install", (event) => {
  event.waitUntil(Promise.all(KEPT.map(keep)));
  void worker.skipWaiting();
});

// Somebody else signed in on this browser: their pages are kept from now on.
worker.addEventListener("message", (event) => {
  event.waitUntil(Promise.all(KEPT.map(keep)).catch(() => undefined));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (isKept(url.pathname)) event.respondWith(freshOrKept(request, url));
  else if (request.mode === "navigate") event.respondWith(freshOrLog(request));
});

/** Keeps a page as it is now. Where it leads to the login instead, there is nothing to keep. */
async function keep(path: string): Promise<void> {
  const fresh = await fetch(path);
  if (fresh.ok && !fresh.redirected) await (await caches.open(CACHE)).put(path, fresh);
}

/** The modules of the page are split, and their names follow from their content. */
const isKept = (path: string): boolean => KEPT.includes(path) || path.startsWith("/web/");

/** From the server, and kept for later; without a connection, as it was last seen. */
async function freshOrKept(request: Request, { pathname: path, search }: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    // With a query it is another week, or a place already chosen: not what opens first without a connection.
    if (fresh.ok && !fresh.redirected && search === "") await cache.put(path, fresh.clone());
    return fresh;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept !== undefined) return kept;
    throw error;
  }
}

/** Pages that are not kept lead to the log when there is no connection. */
async function freshOrLog(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const log = await (await caches.open(CACHE)).match("/log");
    if (log !== undefined) return log;
    throw error;
  }
}
