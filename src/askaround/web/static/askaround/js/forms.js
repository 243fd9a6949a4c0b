// Comforts of writing: fields that grow, rewrites in one press, and no text lost by leaving.

const canGrow = CSS.supports("field-sizing", "content");

/** @param {HTMLTextAreaElement} field */
const grow = (field) => {
  while (field.scrollHeight > field.clientHeight && field.rows < 40) field.rows += 1;
};

/** @type {Set<HTMLFormElement>} the guarded forms with unsaved text */
const unsaved = new Set();

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLElement)) return;
  if (!canGrow && field instanceof HTMLTextAreaElement) grow(field);
  const form = "form" in field ? field.form : null; // a field may stand outside of its form
  if (form instanceof HTMLFormElement && form.matches("[data-guard]")) unsaved.add(form);
});

// What is being kept beside a form brings its new version: a form sent before would meet itself.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !document.querySelector(`[hx-sync^="#${form.id}:"].htmx-request`)) return;
  event.preventDefault();
  document.addEventListener("htmx:afterRequest", () => form.requestSubmit(event.submitter), { once: true });
});

// A form that htmx sends stays on the page: it is saved only once the answer says so.
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.target instanceof HTMLFormElement) unsaved.delete(event.target);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { successful, elt } = event.detail;
  if (successful && elt instanceof HTMLFormElement) unsaved.delete(elt);
});

document.addEventListener("askaround:saved", (event) => {
  if (event.target instanceof HTMLFormElement) unsaved.delete(event.target);
});

window.addEventListener("beforeunload", (event) => {
  if ([...unsaved].some((form) => form.isConnected)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-rewrite]");
  const field = button && document.getElementById(button.dataset.rewrite);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  replaceText(field, button.value);
});

/**
 * Put `text` into `field` as if it had been typed, so that Ctrl+Z takes it back.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {string} text
 */
function replaceText(field, text) {
  field.focus();
  field.select();
  if (document.execCommand("insertText", false, text)) return;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

if (!canGrow) document.querySelectorAll("textarea").forEach(grow);
