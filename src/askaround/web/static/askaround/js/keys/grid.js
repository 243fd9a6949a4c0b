// @ts-check
// A table of buttons ([data-grid]) is one stop for Tab; arrows move in it. Without script each button is a stop.

/** @type {Record<string, [number, number]>} rows and columns to go, in a page that reads left to right */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-4, 0], PageDown: [4, 0] };

/** The buttons of each line; a cell without one is null. @param {Element} grid @returns {(HTMLElement | null)[][]} */
const laid = (grid) =>
  [...grid.querySelectorAll("tbody tr")].map((line) =>
    [...line.querySelectorAll("td")].map((cell) => cell.querySelector("button")),
  );

/** Let only `here` be a stop for Tab. @param {Element} grid @param {Element} here */
const rove = (grid, here) => {
  for (const button of grid.querySelectorAll("td button")) button.setAttribute("tabindex", button === here ? "0" : "-1");
};

/** Each grid begins at what is pressed, else at its first button. */
export const prepareGrids = () => {
  for (const grid of document.querySelectorAll("[data-grid]")) {
    const inside = grid.contains(document.activeElement) ? document.activeElement : null;
    const first = inside ?? grid.querySelector("td button[aria-pressed=true]") ?? grid.querySelector("td button");
    grid.setAttribute("role", "grid");
    if (first) rove(grid, first);
  }
};

/** Where a key leads from a place: the nearest button that way. @param {(HTMLElement | null)[][]} lines @param {number} row @param {number} column @param {string} key @param {boolean} leftward */
const reached = (lines, row, column, key, leftward) => {
  const line = lines[row] ?? [];
  if (key === "Home") return line.find(Boolean);
  if (key === "End") return line.findLast(Boolean);
  const [down, across] = STEPS[key];
  const side = leftward ? -across : across;
  for (let y = row + down, x = column + side; lines[y] && x >= 0 && x < lines[y].length; y += Math.sign(down), x += side) {
    if (lines[y][x]) return lines[y][x];
  }
  return null;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.key in STEPS || event.key === "Home" || event.key === "End")) return;
  const grid = event.target instanceof Element ? event.target.closest("[data-grid]") : null;
  if (!grid || !(event.target instanceof HTMLElement)) return;
  const lines = laid(grid);
  const row = lines.findIndex((line) => line.includes(/** @type {HTMLElement} */ (event.target)));
  if (row < 0) return;
  event.preventDefault();
  const leftward = getComputedStyle(grid).direction === "rtl";
  const next = reached(lines, row, lines[row].indexOf(event.target), event.key, leftward);
  if (!next) return;
  rove(grid, next);
  next.focus();
});

// A press of the mouse makes the button the stop; a swap of htmx brings new buttons.
document.addEventListener("focusin", (event) => {
  const grid = event.target instanceof Element ? event.target.closest("[data-grid]") : null;
  if (grid && event.target instanceof Element && event.target.matches("td button")) rove(grid, event.target);
});
document.addEventListener("htmx:afterSettle", prepareGrids);
prepareGrids();
