// A toast leaves when dismissed; one with nothing to undo leaves by itself once nobody looks at it.

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

/** Start the clock of every toast that is only news. */
const watch = () => {
  for (const toast of document.querySelectorAll("[data-toast]:not([data-watched], .toast-error)")) {
    toast.setAttribute("data-watched", "");
    if (!toast.querySelector("[data-undo]")) window.setTimeout(leave, READING_MS, toast);
  }
};

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  event.target.closest("[data-dismiss]")?.closest("[data-toast]")?.remove();
});
document.addEventListener("htmx:oobAfterSwap", watch);
watch();
