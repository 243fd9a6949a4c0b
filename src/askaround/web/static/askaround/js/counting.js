// <span data-counts="name"> says how many boxes of that name are checked, wherever on the page they stand.

/** @param {HTMLElement} place */
const count = (place) => {
  const chosen = document.querySelectorAll(`input[name="${place.dataset.counts}"]:checked`).length;
  const words = chosen === 0 ? place.dataset.none : chosen === 1 ? place.dataset.one : place.dataset.many;
  place.textContent = (words ?? "#").replace("#", String(chosen));
};

const countAll = () => document.querySelectorAll("[data-counts]").forEach(count);

document.addEventListener("change", countAll);
document.addEventListener("htmx:afterSettle", countAll);
countAll();
