// @ts-check
// Finding parts of the page, and writing into them only what is something else.

/** @param {string} selector @returns {HTMLElement | null} */
export const find = (selector) => document.querySelector(selector);

/** @param {string} selector @returns {HTMLElement[]} */
export const every = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

/** Put a number where a sentence says {n}. @param {string} sentence @param {number} n */
export const fill = (sentence, n) => sentence.replace("{n}", String(n));

/** @param {Element | null} place @param {string} text */
export function write(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {HTMLElement | null} form @param {string} name @param {string} value */
export function put(form, name, value) {
  const field = form?.querySelector(`[name="${name}"]`);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** @param {HTMLElement | null} form @param {boolean} on */
export const press = (form, on) => form?.querySelector("button")?.setAttribute("aria-pressed", String(on));

/** @param {string} selector @returns {HTMLElement} */
export function fromTemplate(selector) {
  const template = /** @type {HTMLTemplateElement} */ (find(selector));
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

/**
 * Let a list hold these items in this order. What stands in its place already is not touched, so
 * that it keeps the focus.
 * @param {HTMLElement | null} list @param {HTMLElement[]} items
 */
export function arrange(list, items) {
  if (!list) return;
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
  while (list.children.length > items.length) list.lastElementChild?.remove();
}
