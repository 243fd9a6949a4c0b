// @ts-check
// The lines of lists ([data-list] [data-row]): one after the other, and choosing one.

const ROWS = "[data-list] [data-row]";
const UNHARMED = "a[href], summary, input:is([type=checkbox], [type=radio]):not([disabled])";
const ENTERED = "input:not([type=hidden], [disabled]), select, textarea, button";
const LEFT = "askaround-row";

/** @param {Element} element */
const isShown = (element) => (element.checkVisibility ? element.checkVisibility() : true);

/** @returns {HTMLElement[]} */
const rows = () => [...document.querySelectorAll(ROWS)].filter((row) => row instanceof HTMLElement && isShown(row));

/** @returns {Element | null} the line that has the focus */
export const rowHere = () => document.activeElement?.closest("[data-row]") ?? null;

/** What of a line takes the focus: what opens it, else a control that j and k leave again, else the
 * line. Never a field: it would take the letters; never a button: a space would press it.
 * @param {HTMLElement} row */
const handle = (row) => {
  const found = row.querySelector(".row-link") ?? [...row.querySelectorAll(UNHARMED)].find(isShown);
  if (found instanceof HTMLElement) return found;
  row.tabIndex = -1;
  return row;
};

/** Move to the next or previous line. @param {1 | -1} step */
export const moveRow = (step) => {
  const all = rows();
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const left = here < 0 ? takeLeft() : -1;
  const start = step > 0 ? 0 : all.length - 1;
  const next = here >= 0 ? here + step : left >= 0 ? Math.min(left, all.length - 1) : start;
  const row = all[next];
  if (!row) return;
  handle(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
};

/** Enter a line that has the focus itself: its first field or button is next. It is not pressed yet,
 * so nothing is done by a typed sentence that ends so. @returns {boolean} whether there was one */
export const enterRow = () => {
  const row = document.activeElement;
  if (!row?.matches("[data-row]")) return false;
  const first = [...row.querySelectorAll(ENTERED)].find(isShown);
  if (!(first instanceof HTMLElement)) return false;
  first.focus();
  return true;
};

/** Tick or untick the box of the line. @returns {boolean} whether there was one */
export const chooseRow = () => {
  const box = rowHere()?.querySelector("input[type=checkbox]");
  if (!(box instanceof HTMLInputElement)) return false;
  box.click();
  return true;
};

/** Remember which line was acted upon: after the page came again, j and k begin there. */
export const leaveRow = () => {
  const number = rows().findIndex((row) => row.contains(document.activeElement));
  try {
    if (number >= 0) sessionStorage.setItem(LEFT, JSON.stringify({ page: location.pathname, number }));
  } catch {
    // Then they begin at the top.
  }
};

/** @returns {number} the line that was left on this page, -1 for none */
const takeLeft = () => {
  try {
    const left = JSON.parse(sessionStorage.getItem(LEFT) ?? "null");
    sessionStorage.removeItem(LEFT);
    return left?.page === location.pathname ? Number(left.number) : -1;
  } catch {
    return -1;
  }
};
