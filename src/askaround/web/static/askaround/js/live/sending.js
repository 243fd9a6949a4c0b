// @ts-check
// Sends what this device holds, whenever it can: at once, when the network or the page comes back,
// and else after a while that grows. Of several tabs one sends; sent twice is kept once anyway.

import { isOfThisFolder } from "./folder.js";

/** @typedef {import("./store.js").Line} Line */
/** @typedef {import("./world.js").Told} Told */
/** @typedef {"" | "offline" | "signed_out" | "gone" | "trouble"} Trouble */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const PATIENCE_MS = 15_000;
const AT_ONCE = 50;

export class Sender {
  /**
   * @param {{ url: string, csrf: string, lines: () => Line[], heard: (told: Told) => Promise<void>,
   *   changed: (trouble: Trouble) => void }} said
   */
  constructor({ url, csrf, lines, heard, changed }) {
    this.url = url;
    this.csrf = csrf;
    this.lines = lines;
    this.heard = heard;
    this.changed = changed;
    this.wait = FIRST_WAIT_MS;
    this.timer = 0;
    this.busy = false;
    this.again = false;
    const now = () => this.now();
    window.addEventListener("online", now);
    window.addEventListener("pageshow", now);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
  }

  /** Try at once. */
  now() {
    this.wait = FIRST_WAIT_MS;
    window.clearTimeout(this.timer);
    void this.send();
  }

  async send() {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    const trouble = await this.#locked();
    this.busy = false;
    this.changed(trouble);
    if (this.again && !trouble) {
      this.again = false;
      void this.send();
    } else if (trouble === "offline" || trouble === "trouble") {
      this.again = false;
      this.timer = window.setTimeout(() => void this.send(), this.wait * (0.75 + Math.random() / 2));
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    }
  }

  /** @returns {Promise<Trouble>} */
  async #locked() {
    if (!navigator.onLine) return "offline"; // a request would only fill the console
    const work = () => this.#all();
    return "locks" in navigator ? navigator.locks.request(`askaround-send ${this.url}`, work) : work();
  }

  /** It asks first who answers, before it hands out a line. @returns {Promise<Trouble>} */
  async #all() {
    for (let sure = false; ; sure = true) {
      const lines = sure ? this.lines().slice(0, AT_ONCE) : [];
      const trouble = await this.#once(lines);
      if (trouble || this.lines().length === 0) return trouble;
    }
  }

  /** @param {Line[]} lines @returns {Promise<Trouble>} */
  async #once(lines, fresh = false) {
    let answer;
    try {
      answer = await this.#ask(lines);
    } catch {
      return "offline";
    }
    if (answer.type === "opaqueredirect") return "signed_out";
    if (!isOfThisFolder(answer)) return "offline"; // the demo has its address just now
    if (answer.status === 404) return "gone";
    if (answer.status === 403 && !fresh) {
      const trouble = await this.#once([]); // an old page: the answer brings a new token
      return trouble || this.#once(lines, true);
    }
    if (!answer.ok) return "trouble";
    try {
      const told = await answer.json();
      this.csrf = told.csrf;
      await this.heard(told);
      return "";
    } catch {
      return "trouble";
    }
  }

  /** @param {Line[]} lines */
  #ask(lines) {
    /** @type {RequestInit} */
    const asked = { redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS), cache: "no-store" };
    if (lines.length === 0) return fetch(this.url, asked);
    return fetch(this.url, {
      ...asked,
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf },
      body: JSON.stringify({ sent_at: new Date().toISOString(), lines }),
    });
  }
}
