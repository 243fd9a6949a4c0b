// @ts-check
// What this device holds of a conversation: lines not sent yet, lines refused, and the draft.
// A line is on the device only once its transaction has completed, written through to the disk.
// Each data folder has a database of its own.

import { folder } from "./folder.js";

const NAME = `askaround-live-${folder}`;

/**
 * @typedef {{ id: string, does: string, at: string, text?: string, kind?: string, about?: string,
 *   replaces?: string, answer?: string, minutes?: number, off_record?: boolean,
 *   volunteered?: boolean, struck?: boolean }} Line
 * @typedef {{ id: string, talk: string, line: Line, refused?: string }} Held
 * @typedef {{ keeps: boolean, add: (line: Line, draftDone?: boolean) => Promise<void>,
 *   all: () => Promise<Held[]>, settle: (gone: string[], refused: Record<string, string>) => Promise<void>,
 *   keepDraft: (draft: Record<string, string> | null) => Promise<void>,
 *   draft: () => Promise<Record<string, string> | null> }} Store
 */

/** @param {string} talk the key of the conversation @returns {Promise<Store>} */
export async function openStore(talk) {
  try {
    return inDatabase(await opened(), talk);
  } catch {
    return NOWHERE;
  }
}

/** The conversations of which this device holds lines or a draft. @returns {Promise<string[]>} */
export async function talksHeld() {
  if (!(await indexedDB.databases()).some(({ name }) => name === NAME)) return [];
  const at = (await opened()).transaction(["lines", "drafts"]);
  const [lines, drafts] = await Promise.all([
    answered(at.objectStore("lines").getAll()),
    answered(at.objectStore("drafts").getAllKeys()),
  ]);
  return [...lines.map(({ talk }) => talk), ...drafts.map(String)];
}

/** Let go of all that this device holds of a conversation. @param {string} talk */
export async function forget(talk) {
  const store = await openStore(talk);
  const lines = await store.all();
  await store.settle(lines.map(({ id }) => id), {});
  await store.keepDraft(null);
}

/** @returns {Promise<IDBDatabase>} */
const opened = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("lines", { keyPath: "id" }).createIndex("talk", "talk");
      asked.result.createObjectStore("drafts");
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close();
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
  });

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBDatabase} database @param {string} talk @returns {Store} */
function inDatabase(database, talk) {
  /** @param {(at: IDBTransaction) => void} write @returns {Promise<void>} once it is on the disk */
  const written = (write) =>
    new Promise((resolve, reject) => {
      const at = database.transaction(["lines", "drafts"], "readwrite", { durability: "strict" });
      at.oncomplete = () => resolve();
      at.onabort = () => reject(at.error);
      at.onerror = () => reject(at.error);
      write(at);
    });
  const read = () => database.transaction(["lines", "drafts"]);
  return {
    keeps: true,
    add: (line, draftDone = false) =>
      written((at) => {
        at.objectStore("lines").put({ id: line.id, talk, line });
        if (draftDone) at.objectStore("drafts").delete(talk);
      }),
    all: () => answered(read().objectStore("lines").index("talk").getAll(talk)),
    settle: (gone, refused) =>
      written((at) => {
        const lines = at.objectStore("lines");
        for (const id of gone) lines.delete(id);
        for (const [id, why] of Object.entries(refused)) {
          const found = lines.get(id);
          found.onsuccess = () => found.result && lines.put({ ...found.result, refused: why });
        }
      }),
    keepDraft: (draft) =>
      written((at) => {
        const drafts = at.objectStore("drafts");
        if (draft) drafts.put(draft, talk);
        else drafts.delete(talk);
      }),
    draft: async () => (await answered(read().objectStore("drafts").get(talk))) ?? null,
  };
}

/** Where there is no database, as in some private windows. @type {Store} */
const NOWHERE = {
  keeps: false,
  add: () => Promise.reject(new Error("nothing is kept here")),
  all: async () => [],
  settle: async () => undefined,
  keepDraft: async () => undefined,
  draft: async () => null,
};

/** A key that sorts by the moment it was made (RFC 9562, version 7). @returns {string} */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let now = Date.now();
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = now % 256;
    now = Math.floor(now / 256);
  }
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
