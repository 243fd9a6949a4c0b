// <button data-copy="id"> copies the text of that element or field and says so in its own label.
// Once the text is really copied, the button sends "askaround:copied".

const SHOWN_MS = 2000;

/** @param {HTMLElement} source */
const textOf = (source) => ("value" in source ? String(source.value) : source.innerText).trim();

/**
 * Say `words` in the button's label for a moment.
 * @param {HTMLElement} button
 * @param {string} words
 */
const say = (button, words) => {
  const label = button.querySelector("[data-copy-label]") ?? button;
  button.dataset.label ??= label.textContent ?? "";
  label.textContent = words;
  window.setTimeout(() => {
    label.textContent = button.dataset.label ?? "";
  }, SHOWN_MS);
};

document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  try {
    await navigator.clipboard.writeText(textOf(source));
    say(button, button.dataset.copied ?? "✓");
    button.dispatchEvent(new CustomEvent("askaround:copied", { bubbles: true }));
  } catch {
    // The browser refused: select the text, so that Ctrl+C does it.
    window.getSelection()?.selectAllChildren(source);
    if ("select" in source) source.select();
  }
});
