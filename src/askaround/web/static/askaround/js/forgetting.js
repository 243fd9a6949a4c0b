// @ts-check
// On every page: of a conversation that Askaround does not have any more, this device forgets the
// pages; once it was erased also lines and draft. Lines that wait for what is still there stay.

import { folder, isOfThisFolder } from "./live/folder.js";
import { forget, talksHeld } from "./live/store.js";

const KEY = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** @param {string} address */
const talkOf = (address) => address.match(KEY)?.[0] ?? "";

/** @returns {Promise<{ url: string, cache: Cache }[]>} */
async function keptPages() {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(`askaround-pages-${folder}-`)) continue;
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) found.push({ url, cache });
  }
  return found;
}

async function forgetWhatIsGone() {
  const [pages, held] = [await keptPages(), await talksHeld().catch(() => [])]; // some browsers do not tell
  const talks = new Set([...pages.map(({ url }) => talkOf(url)), ...held]);
  if (talks.size === 0 || !navigator.onLine) return;
  const asked = new URLSearchParams([...talks].map((talk) => ["talk", talk]));
  const answer = await fetch(`${document.documentElement.dataset.goneUrl}?${asked}`, { redirect: "manual" });
  if (!answer.ok || !isOfThisFolder(answer)) return;
  const { away, erased } = await answer.json();
  for (const { url, cache } of pages) if (away.includes(talkOf(url))) await cache.delete(url);
  for (const talk of held) if (erased.includes(talk)) await forget(talk);
}

void forgetWhatIsGone().catch(() => undefined); // the next page tries again
