/**
 * The room without a network: the service worker of the participant's pages, and of nothing else,
 * since it can only see what stands under its own folder. It keeps the page of each room that was
 * joined and the files that page names. A page comes from the server wherever that answers. What
 * people write is not here: the page keeps it in IndexedDB, and sends it itself.
 */

const PAGES = "samsyn-pages";
const FILES = "samsyn-files-"; // and the digest of a release
const ROOM = /\/s\/([\w-]+)$/;
const FILE = /\/static\/(\w+)\//;
const PATIENCE = 4000; // ms; a network may be there and carry nothing
const GONE = [401, 410]; // not in this meeting, or it is over
const WEEK = 7 * 86_400_000; // ms, as long as the cookie of a participant

/**
 * @typedef {Event & {waitUntil(done: Promise<unknown>): void}} WorkerEvent
 * @typedef {WorkerEvent & {request: Request, respondWith(answer: Promise<Response>): void}} FetchEvent
 * @typedef {WorkerEvent & {data: {keep?: string, files: string[], forget?: string}}} Told
 */

const worker = /** @type {any} */ (globalThis); // types know of pages only

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {WorkerEvent} */ event) =>
  event.waitUntil(Promise.all([worker.clients.claim(), tidy()])),
);

worker.addEventListener("fetch", (/** @type {FetchEvent} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && ROOM.test(pathname)) event.respondWith(room(event, pathname));
  else if (FILE.test(pathname)) event.respondWith(file(event, request.url));
});

worker.addEventListener("message", (/** @type {Told} */ event) => {
  const { keep, files, forget } = event.data;
  if (keep) event.waitUntil(keepRoom(event, keep, files));
  if (forget) event.waitUntil(forgetRoom(forget));
});

/** @param {FetchEvent} event @param {string} pathname */
async function room(event, pathname) {
  const kept = await find(pathname, PAGES);
  const usable = kept && !isOld(kept);
  try {
    const asked = fetch(event.request);
    const answer = await (usable ? Promise.race([asked, late()]) : asked);
    if (usable && answer.status >= 500) return kept; // a proxy that stands alone
    if (answer.ok) event.waitUntil(keepPage(pathname, answer.clone()));
    if (GONE.includes(answer.status)) event.waitUntil(forgetRoom(pathname));
    return answer;
  } catch (error) {
    if (usable) return kept;
    throw error;
  }
}

// What is kept stays as it is. Of a release that is gone the server sends today's file instead,
// and says that it is not to be kept.
/** @param {WorkerEvent} event @param {string} url */
async function file(event, url) {
  const kept = await find(url);
  if (kept) return kept;
  const answer = await fetch(url);
  if (answer.headers.get("Cache-Control")?.includes("immutable")) {
    event.waitUntil(put(FILES + FILE.exec(new URL(url).pathname)?.[1], url, answer.clone()));
  }
  return answer;
}

// A page that was opened before there was a worker, and the files it had fetched by then.
/** @param {WorkerEvent} event @param {string} pathname @param {string[]} files */
async function keepRoom(event, pathname, files) {
  const answer = await fetch(pathname);
  if (!answer.ok) return;
  await keepPage(pathname, answer);
  await Promise.all(files.map((url) => file(event, url)));
}

/** @param {string} pathname @param {Response} answer */
async function keepPage(pathname, answer) {
  await put(PAGES, pathname, answer);
  await tidy();
}

/** @param {string} pathname */
async function forgetRoom(pathname) {
  await (await caches.open(PAGES)).delete(pathname, { ignoreVary: true });
  forgetBoard(ROOM.exec(pathname)?.[1]);
  await tidy();
}

// Pages that nobody came back to, and the files of releases that no page is left of.
async function tidy() {
  const pages = await caches.open(PAGES);
  /** @type {string[]} */
  const texts = [];
  for (const request of await pages.keys()) {
    const page = await pages.match(request, { ignoreVary: true });
    if (!page) continue;
    if (isOld(page)) await pages.delete(request, { ignoreVary: true });
    else texts.push(await page.text());
  }
  for (const name of await caches.keys()) {
    const digest = name.startsWith(FILES) && name.slice(FILES.length);
    if (digest && !texts.some((text) => text.includes(`/static/${digest}/`))) {
      await caches.delete(name);
    }
  }
}

// The device may be full. Whoever has the network then has the room all the same, and no more.
/** @param {string} url @param {string} [cacheName] */
const find = (url, cacheName) =>
  caches.match(url, { cacheName, ignoreVary: true }).catch(() => undefined);

/** @param {string} cacheName @param {string} url @param {Response} answer */
const put = (cacheName, url, answer) =>
  caches
    .open(cacheName)
    .then((cache) => cache.put(url, answer))
    .catch(() => undefined);

/** @param {Response} page */
const isOld = (page) =>
  Date.now() - Date.parse(/** @type {string} */ (page.headers.get("Date"))) > WEEK;

/** @returns {Promise<never>} */
const late = () => new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too late")));

// The last board that the page kept (`live/write/store.js`).
/** @param {string | undefined} session */
function forgetBoard(session) {
  const opening = indexedDB.open("samsyn");
  opening.onupgradeneeded = () => opening.transaction?.abort(); // there was none
  opening.onsuccess = () => {
    const db = opening.result;
    db.transaction("boards", "readwrite").objectStore("boards").delete(`${session}/participant`);
    db.close(); // once that is done
  };
}
