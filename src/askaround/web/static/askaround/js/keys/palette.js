// @ts-check
// The palette: a field that finds anything and does anything. A combobox with a list of options,
// after the pattern of the ARIA Authoring Practices; the options come from the program as they stand.

import { wordsOf } from "./help.js";

const REST_MS = 90;
const ON_THE_PAGE = "main .button-main, main [data-page-key]:not(input)";

const dialog = document.getElementById("palette");
const field = document.getElementById("palette-field");
const list = document.getElementById("palette-list");
const told = dialog?.querySelector("[data-told]") ?? null;

/** @type {AbortController | undefined} */
let asking;
/** @type {Promise<void>} what is on its way for the text that stands in the field */
let arriving = Promise.resolve();

/** @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @returns {HTMLElement[]} */
const options = () => [...(list?.querySelectorAll("[role=option]") ?? [])].filter((each) => each instanceof HTMLElement);

/** @returns {number} */
const active = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");

/** Make the option of this number the active one; numbers go round. @param {number} number */
const activate = (number) => {
  const all = options();
  const chosen = all.at(number % (all.length || 1));
  for (const option of all) option.setAttribute("aria-selected", String(option === chosen));
  if (chosen) field?.setAttribute("aria-activedescendant", chosen.id);
  else field?.removeAttribute("aria-activedescendant");
  field?.setAttribute("aria-expanded", String(all.length > 0));
  chosen?.scrollIntoView({ block: "nearest" });
  if (number === 0) list?.scrollTo(0, 0);
};

/** What can be pressed on this page, as options. @param {string} typed @returns {HTMLElement | null} */
const ofThisPage = (typed) => {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  const controls = [...new Set(document.querySelectorAll(ON_THE_PAGE))].filter(
    (each) => each instanceof HTMLElement && each.checkVisibility?.() !== false,
  );
  const suiting = controls.filter((control) => {
    const said = folded(wordsOf(control)).split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => said.some((each) => each.startsWith(word)));
  });
  if (!suiting.length) return null;
  const group = document.createElement("div");
  const title = document.createElement("p");
  title.textContent = dialog?.dataset.here ?? "";
  title.className = "palette-group";
  title.id = "palette-here";
  title.setAttribute("role", "presentation");
  group.setAttribute("role", "group");
  group.setAttribute("aria-labelledby", title.id);
  group.append(title, ...suiting.map((control, number) => pressing(/** @type {HTMLElement} */ (control), number)));
  forgetTwins(suiting);
  return group;
};

/** What stands on the page is not offered a second time. @param {Element[]} controls */
const forgetTwins = (controls) => {
  const paths = controls.map((control) => control.getAttribute("href")).filter(Boolean);
  for (const option of list?.querySelectorAll("a.find") ?? []) {
    if (!paths.includes(option.getAttribute("href"))) continue;
    const group = option.parentElement;
    option.remove();
    if (!group?.querySelector(".find")) group?.remove();
  }
};

/** An option that presses a control of the page. @param {HTMLElement} control @param {number} number */
const pressing = (control, number) => {
  const option = document.createElement("button");
  option.type = "button";
  option.className = "find";
  option.id = `here-${number + 1}`;
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const icon = control.querySelector("svg")?.cloneNode(true);
  const words = document.createElement("span");
  words.className = "find-text";
  words.textContent = wordsOf(control);
  option.append(...(icon ? [icon] : []), words);
  option.addEventListener("click", () => window.setTimeout(() => control.click()));
  return option;
};

/** Write the keys that lead to a place beside its option. */
const sayKeys = () => {
  for (const place of document.querySelectorAll("a[data-go]")) {
    const path = place.getAttribute("href") ?? "";
    const option = list?.querySelector(`a.find[href="${CSS.escape(path)}"]`);
    if (!option || option.querySelector("kbd")) continue;
    const keys = document.createElement("span");
    keys.className = "find-keys only-keyboard";
    keys.setAttribute("aria-hidden", "true");
    for (const name of ["g", place.getAttribute("data-go") ?? ""]) {
      const key = document.createElement("kbd");
      key.textContent = name;
      keys.append(key);
    }
    option.append(keys);
  }
};

/** Ask for what answers `typed`, and show it. @param {string} typed */
const ask = async (typed) => {
  asking?.abort();
  asking = new AbortController();
  try {
    const address = `${dialog?.dataset.options}?q=${encodeURIComponent(typed)}`;
    const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    if (answer.redirected || answer.status === 403) {
      show("", typed);
      say(dialog?.dataset.signedOut ?? "", true);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.text(), typed);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "AbortError") return;
    show("", typed);
    say(dialog?.dataset.lost ?? "", true);
  }
};

/** @param {string} html @param {string} typed */
const show = (html, typed) => {
  if (!list) return;
  list.innerHTML = html;
  const here = ofThisPage(typed);
  if (here && typed) list.querySelector("[data-said]")?.after(here);
  else if (here) list.prepend(here);
  sayKeys();
  activate(0);
  say(list.querySelector("[data-said]")?.getAttribute("data-said") ?? "", false);
};

/** @param {string} words @param {boolean} seen whether also the eye must read it */
const say = (words, seen) => {
  if (!told) return;
  told.textContent = words;
  told.classList.toggle("visually-hidden", !seen);
};

/** @param {number} rest milliseconds to wait for the next letter */
const follow = (rest) => {
  if (!(field instanceof HTMLInputElement)) return;
  const typed = field.value.trim();
  asking?.abort();
  arriving = new Promise((resolve) => window.setTimeout(resolve, rest)).then(() =>
    field.value.trim() === typed ? ask(typed) : undefined,
  );
};

export const openPalette = () => {
  if (!(dialog instanceof HTMLDialogElement && field instanceof HTMLInputElement)) return;
  if (dialog.open || document.querySelector("dialog[open]")) return;
  field.value = "";
  dialog.showModal();
  field.focus();
  follow(0);
};

/** Open it, or close it where it is open. */
export const togglePalette = () => {
  if (dialog instanceof HTMLDialogElement && dialog.open) dialog.close();
  else openPalette();
};

/** @type {Record<string, () => void>} */
const MOVES = {
  ArrowDown: () => activate(active() + 1),
  ArrowUp: () => activate(active() - 1),
  PageDown: () => activate(Math.min(active() + 5, options().length - 1)),
  PageUp: () => activate(Math.max(active() - 5, 0)),
};

field?.addEventListener("keydown", async (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (Object.hasOwn(MOVES, event.key)) {
    event.preventDefault();
    MOVES[event.key]();
  } else if (event.key === "Enter") {
    event.preventDefault();
    await arriving;
    options()[active()]?.click();
  }
});
field?.addEventListener("input", () => follow(REST_MS));
list?.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
list?.addEventListener("click", (event) => {
  const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
  if (option && dialog instanceof HTMLDialogElement) dialog.close();
});
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-palette]")) openPalette();
});
