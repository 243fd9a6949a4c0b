// A button with data-next-blank="form" selects the next [blank] in the texts of that form; F8 does too.

const BLANK = /\[(?!\w+:\S)(?=[^[\]\n]*\p{L})[^[\]\n]{2,160}\](?!\()/gu;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */

/** @param {HTMLFormElement} form @returns {TextField[]} */
const texts = (form) => [...form.querySelectorAll("input[type=text], textarea")];

/** Every blank of the form, in order. @param {HTMLFormElement} form */
const blanks = (form) =>
  texts(form).flatMap((field) =>
    [...field.value.matchAll(BLANK)].map((found) => ({
      field,
      start: found.index,
      end: found.index + found[0].length,
    })),
  );

/** Whether a blank lies behind the place where somebody is writing. */
const isAhead = ({ field, start }) => {
  const here = document.activeElement;
  if (field === here) return start >= (field.selectionEnd ?? 0);
  return here ? Boolean(here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) : true;
};

/** @param {HTMLFormElement} form */
const selectNext = (form) => {
  const found = blanks(form);
  const next = texts(form).includes(document.activeElement) ? found.find(isAhead) : undefined;
  const blank = next ?? found[0];
  if (!blank) return;
  const { field, start, end } = blank;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  field.scrollTop = field.scrollHeight * (start / field.value.length) - field.clientHeight / 2;
  field.scrollIntoView({ block: "nearest" });
};

/** @returns {HTMLButtonElement | null} */
const button = () => document.querySelector("[data-next-blank]");

/** @param {HTMLButtonElement | null} pressed */
const go = (pressed) => {
  const form = pressed && document.getElementById(pressed.dataset.nextBlank ?? "");
  if (form instanceof HTMLFormElement) selectNext(form);
};

// The button itself must not take the focus: from where somebody writes, the next blank is found.
document.addEventListener("mousedown", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-next-blank]")) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-next-blank]");
  if (pressed instanceof HTMLButtonElement) go(pressed);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || !button()) return;
  event.preventDefault();
  go(button());
});
