// Every action by key: one letter, only while nobody is typing, and only as long as it is wanted.

const SWITCH = "askaround-keys";
const SECOND_KEY_MS = 1200;

/** Whether "g" was pressed just now and waits for the letter of a place. @type {number} */
let goingUntil = 0;

/** @param {string} selector @returns {HTMLElement | null} */
const find = (selector) => document.querySelector(selector);

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select"));

const areOn = () => {
  try {
    return localStorage.getItem(SWITCH) !== "off";
  } catch {
    return true;
  }
};

/** @param {boolean} on */
const turn = (on) => {
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // Without storage the choice holds for this page only.
  }
};

/** Move to the next or previous line of the page's lists. @param {1 | -1} step */
const moveLine = (step) => {
  const lines = [...document.querySelectorAll("[data-list] [data-row]")];
  const here = lines.findIndex((line) => line.contains(document.activeElement));
  const line = here < 0 ? lines[step > 0 ? 0 : lines.length - 1] : lines[here + step];
  line?.querySelector("a, button, input")?.focus();
  line?.scrollIntoView({ block: "nearest" });
};

/** @param {string} key @returns {HTMLElement | null} the control of the focused line that answers to `key` */
const controlInLine = (key) =>
  document.activeElement?.closest("[data-row]")?.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? null;

/** @returns {HTMLElement | undefined} */
const newestUndo = () => [...document.querySelectorAll("[data-undo]")].at(-1);

/** @type {Record<string, () => void>} */
const KEYS = {
  "/": () => {
    const search = find("[data-search]") ?? find("#search");
    search?.focus();
    if (search instanceof HTMLInputElement) search.select();
  },
  "?": () => find("#keys")?.showModal(),
  g: () => {
    goingUntil = Date.now() + SECOND_KEY_MS;
  },
  j: () => moveLine(1),
  k: () => moveLine(-1),
  z: () => newestUndo()?.click(),
  u: () => newestUndo()?.click(),
};

/** What `key` does here and now. @param {string} key @returns {(() => void) | undefined} */
const meaning = (key) => {
  if (Date.now() < goingUntil) {
    goingUntil = 0;
    const place = find(`[data-go="${CSS.escape(key)}"]`);
    if (place) return () => place.click();
  }
  const control = controlInLine(key) ?? find(`[data-page-key="${CSS.escape(key)}"]`);
  if (control) return () => control.click();
  return Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLElement) {
    event.target.closest("form")?.requestSubmit();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !areOn()) return;
  if (find("dialog[open]")) return;
  const act = meaning(event.key);
  if (!act) return;
  event.preventDefault();
  act();
});

const keysSwitch = find("[data-keys-switch]");
if (keysSwitch instanceof HTMLInputElement) {
  keysSwitch.checked = areOn();
  keysSwitch.addEventListener("change", () => turn(keysSwitch.checked));
}
