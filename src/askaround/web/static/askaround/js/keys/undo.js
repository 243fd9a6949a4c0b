// @ts-check
// Taking the last change back. What was done just now is undone at once; what lies further back is
// first named in a toast with its Undo, and the next press does it.

/** @returns {HTMLElement | undefined} the Undo of the newest toast */
const shown = () =>
  [...document.querySelectorAll("[data-toast] [data-undo]")].filter((each) => each instanceof HTMLElement).at(-1);

export const undoLast = async () => {
  const undo = shown();
  if (undo) {
    undo.click();
    return;
  }
  const toasts = document.getElementById("toasts");
  const address = toasts?.getAttribute("data-newest");
  const { htmx } = /** @type {{ htmx?: { ajax: Function } }} */ (/** @type {unknown} */ (window));
  if (address) await htmx?.ajax("GET", address, { target: "#toasts", swap: "none" });
};
