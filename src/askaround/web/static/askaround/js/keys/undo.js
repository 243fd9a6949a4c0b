// @ts-check
// Undoing the last change. The first press only names it, in a toast with its Undo; a second press
// undoes it, if that comes a moment later and no other key came in between. So words typed where no
// field is ready undo nothing, whichever they are.

const PAUSE_MS = 1000;

/** @type {{ undo: HTMLElement, since: number } | null} what a press named, and since when */
let named = null;
/** How many other keys were pressed, so that what is named too late counts for nothing. */
let others = 0;

/** @returns {Element | undefined} the Undo of the newest toast */
const shown = () => [...document.querySelectorAll("[data-toast] [data-undo]")].at(-1);

const name = async () => {
  const before = others;
  const address = document.getElementById("toasts")?.getAttribute("data-newest");
  const { htmx } = /** @type {{ htmx?: { ajax: Function } }} */ (/** @type {unknown} */ (window));
  if (address) await htmx?.ajax("GET", address, { target: "#toasts", swap: "none" });
  const undo = shown();
  if (undo instanceof HTMLElement && others === before) named = { undo, since: Date.now() };
};

export const undoLast = async () => {
  if (!named?.undo.isConnected) await name();
  else if (Date.now() - named.since >= PAUSE_MS) named.undo.click();
};

document.addEventListener("keydown", (event) => {
  if (event.key !== "z") {
    others += 1;
    named = null;
  } else if (event.repeat && named) {
    named.since = Date.now(); // a key held down is one press
  }
}, true);
