// @ts-check
// What this device holds of the talk: kept on it first, then sent, and one with what other tabs do.

import { Sender } from "./sending.js";
import { world } from "./world.js";

/**
 * @typedef {import("./store.js").Line} Line
 * @typedef {import("./world.js").Told} Told
 * @typedef {import("./world.js").Mine} Mine
 */

export class Holding {
  /** @type {Mine[]} */
  mine = [];
  /** @type {import("./sending.js").Trouble} */
  trouble = "";
  /** The device has no room left. */
  full = false;

  /** @param {import("./told.js").Page} page @param {import("./store.js").Store} store @param {() => void} changed */
  constructor(page, store, changed) {
    this.store = store;
    this.told = page.told;
    this.seen = page.told;
    this.linesUrl = page.linesUrl;
    this.pages = `askaround-pages-${page.version}`;
    this.changed = changed;
    this.sender = new Sender({
      url: page.linesUrl,
      csrf: page.csrf,
      lines: () => this.mine.filter((each) => each.state !== "refused").map((each) => each.line),
      heard: (told) => this.#heard(told),
      changed: (trouble) => {
        this.trouble = trouble;
        this.show();
      },
    });
    this.tabs = "BroadcastChannel" in window ? new BroadcastChannel(`askaround-live ${page.talk}`) : null;
    this.tabs?.addEventListener("message", (event) => void this.#another(event.data));
  }

  /** Read what is here from before, and send it. */
  async start() {
    await this.#recall();
    await this.#reload();
    this.show();
    this.sender.now();
  }

  /** Put what is held on top of what was told, and let it be drawn. */
  show() {
    this.seen = world(this.told, this.mine);
    this.changed();
  }

  /** @param {Mine["state"]} state */
  count = (state) => this.mine.filter((each) => each.state === state).length;

  /** Hold a line on this device, and send it. @param {Line} line @param {boolean} [draftDone] */
  async hold(line, draftDone = false) {
    /** @type {Mine} */
    const held = { line, state: "saving" };
    this.mine.push(held);
    this.show();
    try {
      await this.store.add(line, draftDone);
      held.state = "device";
    } catch (problem) {
      held.state = "unsaved";
      this.full ||= problem instanceof DOMException && problem.name === "QuotaExceededError";
    }
    this.show();
    this.tabs?.postMessage("held");
    this.sender.now();
  }

  /** @param {Told} answer */
  async #heard(answer) {
    const kept = answer.kept ?? {};
    const refused = answer.refused ?? {};
    for (const each of this.mine) {
      if (each.line.replaces && each.line.replaces in kept) each.line.replaces = kept[each.line.replaces];
      if (each.line.id in refused) [each.state, each.why] = ["refused", refused[each.line.id]];
    }
    this.mine = this.mine.filter((each) => !(each.line.id in kept));
    this.full &&= this.count("unsaved") > 0;
    this.told = answer;
    this.show();
    await this.store.settle(Object.keys(kept), refused).catch(() => undefined);
    await this.#remember(answer);
    if (Object.keys(kept).length) this.tabs?.postMessage("sent");
  }

  /** Another tab held or sent something. @param {unknown} what */
  async #another(what) {
    await this.#reload();
    if (what === "sent") this.sender.now();
    this.show();
  }

  async #reload() {
    const held = await this.store.all();
    const known = new Set(held.map((each) => each.id));
    /** @type {Mine[]} */
    const read = held.map(({ line, refused }) =>
      refused ? { line, state: "refused", why: refused } : { line, state: "device" },
    );
    const onlyHere = this.mine.filter((each) => each.state === "saving" || each.state === "unsaved");
    this.mine = [...read, ...onlyHere.filter((each) => !known.has(each.line.id))];
  }

  // What was told last is kept beside the page, which without network may be older.

  /** @param {Told} answer */
  async #remember(answer) {
    if (!("caches" in window)) return;
    const plain = new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
    await caches
      .open(this.pages)
      .then((cache) => cache.put(this.linesUrl, plain))
      .catch(() => undefined);
  }

  async #recall() {
    if (!("caches" in window)) return;
    const kept = await caches
      .open(this.pages)
      .then((cache) => cache.match(this.linesUrl))
      .catch(() => undefined);
    const said = await kept?.json().catch(() => undefined);
    if (said && said.now > this.told.now) this.told = said;
  }
}
