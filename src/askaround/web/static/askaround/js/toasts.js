// A toast leaves when dismissed, or by itself once nobody looks at it. What it offers to undo can
// still be undone under “What you did lately”; an error stays until it is dismissed, and so does
// what asks to be looked at later (data-stays).

const READING_MS = 12000;

/** @param {Element} toast */
const leave = (toast) => {
  if (!toast.isConnected) return;
  if (toast.matches(":hover, :focus-within")) {
    window.setTimeout(leave, READING_MS / 2, toast);
  } else {
    toast.remove();
  }
};

/** Start the clock of every toast that tells what was done. */
const watch = () => {
  for (const toast of document.querySelectorAll("[data-toast]:not([data-watched], [data-stays], .toast-error)")) {
    toast.setAttribute("data-watched", "");
    window.setTimeout(leave, READING_MS, toast);
  }
};

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  event.target.closest("[data-dismiss]")?.closest("[data-toast]")?.remove();
});
// Whoever writes on has looked: what stayed leaves like the others.
document.addEventListener("input", () => {
  for (const toast of document.querySelectorAll("[data-stays]")) toast.removeAttribute("data-stays");
  watch();
});
document.addEventListener("htmx:oobAfterSwap", watch);
watch();
