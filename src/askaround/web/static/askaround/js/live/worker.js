// @ts-check
// The service worker: the pages of a conversation that were visited, and what they need, without
// network. Pages come from the program when it answers; nothing else is kept. self.TOLD is set before it.

/** @typedef {{ folder: string, version: string, language: string, files: string[], static: string, pages: string[], offline: string }} Told */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const TOLD = /** @type {Told} */ (/** @type {any} */ (self).TOLD);

const PAGES = `askaround-pages-${TOLD.version}`;
const FILES = `askaround-files-${TOLD.version}`;
const PATIENCE_MS = 4_000;
const MOST_PAGES = 24;
const HASHED = /\.[0-9a-f]{12}\.\w+$/;
const KEPT = TOLD.pages.map((pattern) => new RegExp(pattern));

/** @param {URL} url */
const isKept = (url) => KEPT.some((pattern) => pattern.test(url.pathname));

/** The demo may have the address of one's own data for a while. @param {Response} answer */
const isOfThisFolder = (answer) => answer.headers.get("Askaround-Folder") === TOLD.folder;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const files = await caches.open(FILES);
      await files.addAll([TOLD.offline, ...TOLD.files]);
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (!name.startsWith("askaround-") || name === PAGES || name === FILES) continue;
        if (name.startsWith(`askaround-pages-${TOLD.folder}-`)) {
          await takeOver(await caches.open(name));
        }
        await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener("message", (event) => {
  const wanted = /** @type {unknown} */ (event.data?.keep);
  if (!Array.isArray(wanted)) return;
  event.waitUntil(Promise.all(wanted.map((path) => keep(path).catch(() => undefined))));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.method !== "GET") return;
  if (url.pathname.startsWith(TOLD.static)) event.respondWith(file(request, url));
  else if (request.mode === "navigate") event.respondWith(isKept(url) ? page(request) : orOffline(request));
});

/** Keep the pages of an earlier version, as they are now; as they were where nobody may fetch them
 * now, for example while signed out. @param {Cache} earlier */
async function takeOver(earlier) {
  const old = await earlier.keys();
  for (const request of old) {
    const answer = await earlier.match(request);
    if (answer) await put(new URL(request.url), answer);
  }
  await Promise.all(old.map((request) => keep(request.url).catch(() => undefined)));
}

/** Fetch a page and keep it with the files that it names. @param {string} path */
async function keep(path) {
  const url = new URL(path, location.href);
  if (url.origin !== location.origin || !isKept(url)) return;
  const answer = await fetch(url.pathname, { credentials: "same-origin", redirect: "manual" });
  if (isOfThisFolder(answer)) await put(url, answer);
}

/** @param {URL} url @param {Response} answer */
async function put(url, answer) {
  const pages = await caches.open(PAGES);
  if (answer.status === 404 || answer.status === 410) {
    await pages.delete(url.pathname);
    await pages.delete(`${url.pathname}lines/`);
    return;
  }
  if (!answer.ok || answer.redirected) return;
  const copy = answer.clone();
  await pages.put(url.pathname, answer);
  const text = await copy.text();
  const named = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map((found) => found[1]);
  const files = await caches.open(FILES);
  for (const name of new Set(named)) {
    if (name.startsWith(TOLD.static) && !(await files.match(name))) await files.add(name).catch(() => undefined);
  }
  const kept = await pages.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST_PAGES)).map((old) => pages.delete(old)));
}

/** The page as it is now; as it was where nothing answers in time. @param {Request} request */
async function page(request) {
  const url = new URL(request.url);
  const kept = await caches.match(url.pathname, { cacheName: PAGES });
  const fetched = fetch(request).then(async (answer) => {
    if (!url.search && isOfThisFolder(answer)) await put(url, answer.clone());
    return answer;
  });
  if (!kept) return fetched.catch(offline);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetched.catch(() => kept), late]);
}

/** @param {Request} request */
const orOffline = (request) => fetch(request).catch(offline);

const offline = async () => (await caches.match(TOLD.offline, { cacheName: FILES })) ?? Response.error();

/** @param {Request} request @param {URL} url */
async function file(request, url) {
  const kept = await caches.match(url.pathname, { cacheName: FILES });
  if (kept && HASHED.test(url.pathname)) return kept;
  return fetch(request).catch(() => kept ?? Response.error());
}
