// @ts-check
// Where a line is written: with keys or a tap, corrected, and kept as a draft at every pause.

import { find } from "./dom.js";
import { lineOf } from "./saying.js";

/** @typedef {import("./store.js").Line} Line */

const DRAFT_MS = 200;

export class Pen {
  #drafting = 0;

  /**
   * @param {import("./told.js").Page} page @param {import("./store.js").Store} store
   * @param {(line: Line, draftDone: boolean) => void} say
   */
  constructor(page, store, say) {
    this.page = page;
    this.store = store;
    this.say = say;
    this.form = /** @type {HTMLFormElement} */ (find("[data-composer]"));
    this.text = /** @type {HTMLTextAreaElement} */ (this.form.elements.namedItem("text"));
    this.tapsOnly = /** @type {HTMLInputElement} */ (find("[data-beside-paper]"));
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.form.addEventListener("click", (event) => this.#tapped(event));
    this.text.addEventListener("keydown", (event) => this.#typed(event));
    this.tapsOnly.addEventListener("change", () => this.form.toggleAttribute("data-taps", this.tapsOnly.checked));
    this.#draftAtEveryPause();
    this.#followQuestions();
  }

  /** Say which question the next line answers. @param {string} question */
  answers(question) {
    this.#set("about", question);
  }

  /** A question that came up may be answered as well. @param {import("./world.js").Question} question */
  knows({ id, text }) {
    const about = this.form.elements.namedItem("about");
    if (about instanceof HTMLSelectElement) about.add(new Option(text, id));
  }

  /** Write a line anew; the old one is kept behind it. @param {import("./world.js").Shown} line */
  correct(line) {
    this.#set("replaces", line.id);
    this.#set("about", line.about);
    this.#choose(line.kind);
    this.#tick("off_record", line.off_record);
    this.#tick("volunteered", line.volunteered);
    this.text.value = line.text;
    this.#showChange();
    this.text.focus();
  }

  /** Leave the correction, and everything that was written. */
  leave() {
    this.#clear();
    this.draft();
  }

  /** Put back what was being written when the page was left. */
  async restore() {
    const kept = await this.store.draft();
    if (!kept || this.text.value) return;
    for (const name of ["text", "about", "replaces"]) this.#set(name, kept[name] ?? "");
    this.#choose(kept.kind || "fact");
    this.#showChange();
  }

  /** Keep on this device what is being written. */
  draft() {
    window.clearTimeout(this.#drafting);
    const { text, kind = "", about = "", replaces = "" } = lineOf(this.form);
    const written = text || replaces ? { text: this.text.value, kind, about, replaces } : null;
    this.store.keepDraft(written).catch(() => undefined);
  }

  #draftAtEveryPause() {
    this.form.addEventListener("input", () => {
      window.clearTimeout(this.#drafting);
      this.#drafting = window.setTimeout(() => this.draft(), DRAFT_MS);
    });
    window.addEventListener("pagehide", () => this.draft());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.draft());
  }

  /** Opening a question says that what comes next answers it. */
  #followQuestions() {
    const opened = (/** @type {Event} */ { target: part }) => {
      if (part instanceof HTMLDetailsElement && part.open && part.dataset.opened) this.answers(part.dataset.opened);
    };
    document.addEventListener("toggle", opened, true);
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    const line = lineOf(this.form, event.submitter);
    if (line.struck) line.text = "";
    else if (!line.text) return;
    window.clearTimeout(this.#drafting);
    this.#clear();
    this.say(line, true);
    this.text.focus();
  }

  /** One tap is a line where only taps are wanted; else it says what the next words are. @param {MouseEvent} event */
  #tapped(event) {
    const radio = event.target;
    if (!(radio instanceof HTMLInputElement) || radio.name !== "kind") return;
    if (!this.tapsOnly.checked) {
      const byMouse = event instanceof PointerEvent && event.pointerType === "mouse";
      if (event.detail === 0 || byMouse) this.text.focus();
      return;
    }
    const line = lineOf(this.form);
    if (!line.text) this.say({ ...line, text: this.page.kinds[radio.value], kind: radio.value }, false);
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const kind = this.page.letters[event.code.replace("Key", "").toLowerCase()];
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.key === "Escape") this.text.blur();
    else if (event.altKey && !event.ctrlKey && kind) {
      event.preventDefault();
      this.#choose(kind);
    }
  }

  #clear() {
    this.text.value = "";
    this.#choose("fact");
    this.#set("replaces", "");
    this.#tick("off_record", false);
    this.#tick("volunteered", false);
    this.#showChange();
  }

  /** @param {string} kind */
  #choose(kind) {
    const radio = this.form.querySelector(`[name=kind][value="${CSS.escape(kind)}"]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
      field.value = value;
  }

  /** @param {string} name @param {boolean} on */
  #tick(name, on) {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.checked = on;
  }

  #showChange() {
    const replaces = this.form.elements.namedItem("replaces");
    const note = find("[data-changing]");
    if (note && replaces instanceof HTMLInputElement) note.hidden = !replaces.value;
  }
}
