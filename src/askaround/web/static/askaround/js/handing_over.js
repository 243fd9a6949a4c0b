// Once a text was handed over (opened in mail, copied, taken as a file), ask whether it went out.

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  if (!event.target.closest("[data-hands-over], .bar [data-copy]")) return;
  const question = document.querySelector("[data-handed-over]");
  if (question instanceof HTMLElement) question.hidden = false;
});
