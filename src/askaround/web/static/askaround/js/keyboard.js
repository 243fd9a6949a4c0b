// @ts-check
// Every action by key: one letter, only while nobody is typing, and only as long as it is wanted.
// Which keys there are is said in the page: general ones in the list behind "?" (web/keys.py),
// those of a page on its links and buttons (data-page-key; data-key in a row; data-go for a place).

import { onMac, showKeys } from "./keys/help.js";
import { prepareGrids } from "./keys/grid.js";
import { openPalette, togglePalette } from "./keys/palette.js";
import { chooseRow, enterRow, leaveRow, moveRow, rowHere } from "./keys/rows.js";
import { areOn } from "./keys/switch.js";
import { undoLast } from "./keys/undo.js";

const SECOND_KEY_MS = 1500;

/** Until when "g" waits for the letter of a place. */
let goingUntil = 0;

/** @param {string} selector @returns {HTMLElement | null} */
const find = (selector) => document.querySelector(selector);

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select"));

/** What of the page an act is for, as the list says. @param {string} name @returns {Element[]} */
const needed = (name) => {
  const selector = find(`#keys [data-does="${name}"]`)?.dataset.needs;
  return selector ? [...document.querySelectorAll(selector)] : [];
};

/** @type {Record<string, (key: string) => unknown>} what the keys of the list do; false: nothing here */
const ACTS = {
  search: openPalette,
  keys: showKeys,
  go: () => {
    goingUntil = Date.now() + SECOND_KEY_MS;
  },
  next: () => moveRow(1),
  previous: () => moveRow(-1),
  enter: enterRow,
  choose: chooseRow,
  undo: undoLast,
  main: () => {
    const action = needed("main").find((each) => each.checkVisibility?.() !== false);
    if (action instanceof HTMLElement) press(action);
    return action !== undefined;
  },
  part: (key) => {
    const part = needed("part")[Number(key) - 1];
    if (part instanceof HTMLElement) part.click();
    return part !== undefined;
  },
  find: () => {
    const field = find("[data-search]");
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
    return field !== null;
  },
};

/** Press a control; a link or a form of a row may bring the same page again. @param {HTMLElement} control */
const press = (control) => {
  leaveRow();
  control.click();
};

/** @param {string} key @returns {HTMLElement | null | undefined} what of this page answers to it */
const control = (key) => {
  const name = CSS.escape(key);
  return rowHere()?.querySelector(`[data-key="${name}"]`) ?? find(`[data-page-key="${name}"]`);
};

/** @param {string} key @returns {string | null | undefined} the act of a general key */
const act = (key) => find(`#keys [data-pressed~="${CSS.escape(key)}"]`)?.getAttribute("data-does");

/** Do what `key` means here and now. @param {string} key @returns {boolean} whether it means anything */
const answer = (key) => {
  if (Date.now() < goingUntil) {
    goingUntil = 0;
    const place = find(`[data-go="${CSS.escape(key)}"]`);
    place?.click();
    if (place) return true;
  }
  const own = control(key);
  if (own) {
    press(own);
    return true;
  }
  const name = act(key);
  return Boolean(name && Object.hasOwn(ACTS, name)) && ACTS[name ?? ""](key) !== false;
};

/** The form a field belongs to, also where it stands outside of it. @param {HTMLElement} field */
const formOf = (field) => ("form" in field && field.form instanceof HTMLFormElement ? field.form : field.closest("form"));

/** Keys that are meant while typing, too. @param {KeyboardEvent} event @returns {boolean} */
const chord = (event) => {
  const modified = onMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (modified && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
    togglePalette();
    return true;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLElement) {
    formOf(event.target)?.requestSubmit();
    return true;
  }
  return false;
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (chord(event)) {
    event.preventDefault();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return;
  if (find("dialog[open]")) return;
  if (answer(event.key)) event.preventDefault();
});

prepareGrids();
