// @ts-check
// The list behind "?": what the links and buttons of this page say of their keys, beside the general ones.

export const onMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** What a control is called in the list. @param {Element} control */
export const wordsOf = (control) => {
  const said = control.getAttribute("data-key-words") ?? control.getAttribute("aria-label");
  if (said) return said;
  const copy = control.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return "";
  for (const hidden of copy.querySelectorAll(".visually-hidden, svg, kbd")) hidden.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
};

/** @param {string[]} names @param {string} words */
const entry = (names, words) => {
  const [place, term, meaning] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
  for (const name of names) {
    const key = document.createElement("kbd");
    key.textContent = name;
    term.append(key);
  }
  meaning.textContent = words;
  place.append(term, meaning);
  place.setAttribute("data-collected", "");
  return place;
};

/** One entry for each key, with all that it does in one line or another.
 * @param {string} attribute @param {string[]} before */
const collect = (attribute, before = []) => {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const control of document.querySelectorAll(`[${attribute}]:not([type=radio])`)) {
    const key = control.getAttribute(attribute) ?? "";
    found.set(key, (found.get(key) ?? new Set()).add(wordsOf(control)));
  }
  return [...found].map(([key, words]) => entry([...before, key], [...words].join(" · ")));
};

/** Bring the list in step with the page as it is now, and open it. */
export const showKeys = () => {
  const dialog = document.getElementById("keys");
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  for (const old of dialog.querySelectorAll("[data-collected]")) old.remove();
  for (const key of dialog.querySelectorAll("[data-needs]")) {
    key.toggleAttribute("hidden", !document.querySelector(key.getAttribute("data-needs") ?? "*"));
  }
  const here = dialog.querySelector("[data-keys-here]");
  const inRows = collect("data-key");
  here?.prepend(...collect("data-page-key"));
  here?.append(...inRows.filter((each) => !saysTheSame(here, each)));
  const palette = document.querySelector("dialog[open]");
  if (palette instanceof HTMLDialogElement) palette.close();
  here?.closest("section")?.toggleAttribute("hidden", !here.querySelector("div:not([hidden])"));
  dialog.querySelector("[data-keys-go]")?.append(...collect("data-go", ["g"]));
  if (onMac) for (const key of dialog.querySelectorAll("[data-modifier]")) key.textContent = "⌘";
  dialog.showModal();
};

/** Whether the key has a meaning in the list already. @param {Element} list @param {Element} added */
const saysTheSame = (list, added) =>
  [...list.querySelectorAll("div:not([hidden]) > dt")].some((term) => term.textContent === added.querySelector("dt")?.textContent);

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest("[data-opens=keys]")) return;
  event.preventDefault();
  event.stopPropagation();
  showKeys();
}, true);
