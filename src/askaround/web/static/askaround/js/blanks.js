// A button with data-next-blank="form" selects the next [blank] in the texts of that form; so do F8, and
// Tab in such a text, as long as one lies ahead. A press on a blank selects it. Where there is a keyboard,
// the first waits selected, unless a message at the head wants to be read first; elsewhere nothing can be
// typed before a text was pressed, and the key "next" leads on from a blank that is filled.

const BLANK = /\[(?!\w+:\S)(?=[^[\]\n]*\p{L})[^[\]\n]{2,160}\](?!\()/gu;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} TextField */
/** @typedef {{ field: TextField, start: number, end: number }} Blank */

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

const HAS_KEYBOARD = window.matchMedia("(hover: hover) and (pointer: fine)").matches;

/** The blank that waits since the page came, as long as nobody has touched it. @type {Blank | undefined} */
let waiting;

/** @param {HTMLFormElement} form */
const selectNext = (form) => {
  const found = blanks(form);
  const next = texts(form).includes(document.activeElement) ? found.find(isAhead) : undefined;
  const blank = waiting ?? next ?? found[0];
  waiting = undefined;
  if (blank) select(blank);
};

/** The blank that was selected last, which is written over. @type {Blank | undefined} */
let current;

/** @param {Blank} blank */
const select = (blank) => {
  const { field, start, end } = (current = blank);
  field.focus({ preventScroll: true });
  field.setSelectionRange(start, end);
  field.enterKeyHint = leadsOn(field) ? "next" : "";
  field.scrollTop = field.scrollHeight * (start / field.value.length) - field.clientHeight / 2;
  field.scrollIntoView({ block: "nearest" });
};

/** Whether somebody writes the line that fills a blank of this text, and another lies ahead. @param {TextField} field */
const leadsOn = (field) => {
  const form = formOf(button());
  const here = field.selectionEnd ?? 0;
  if (!form || field !== current?.field || here < current.start) return false;
  return !field.value.slice(current.start, here).includes("\n") && blanks(form).some(isAhead);
};

/** @returns {HTMLButtonElement | null} */
const button = () => document.querySelector("[data-next-blank]");

/** @param {HTMLButtonElement | null} pressed @returns {HTMLFormElement | null} */
const formOf = (pressed) => {
  const form = pressed && document.getElementById(pressed.dataset.nextBlank ?? "");
  return form instanceof HTMLFormElement ? form : null;
};

/** Select the blank of a text in which the cursor was just set. @param {EventTarget | null} pressed */
const selectPressed = (pressed) => {
  const form = formOf(button());
  const blank = form && blanks(form).find(({ field, start, end }) => {
    const at = field.selectionStart ?? 0;
    return field === pressed && at === field.selectionEnd && start < at && at < end;
  });
  if (!blank) return;
  waiting = undefined;
  select(blank);
};

/** @param {HTMLButtonElement | null} pressed */
const go = (pressed) => {
  const form = formOf(pressed);
  if (form) selectNext(form);
};

// The button itself must not take the focus: from where somebody writes, the next blank is found.
document.addEventListener("mousedown", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-next-blank]")) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-next-blank]");
  if (pressed instanceof HTMLButtonElement) go(pressed);
  else selectPressed(event.target);
});
document.addEventListener("keydown", (event) => {
  const form = formOf(button());
  const isTab = event.key === "Tab" && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  const leads = isTab && form && texts(form).includes(document.activeElement) && blanks(form).some(isAhead);
  if (!form || !(event.key === "F8" || leads)) return;
  event.preventDefault();
  if (isTab) waiting = undefined;
  selectNext(form);
});
document.addEventListener("beforeinput", (event) => {
  if (HAS_KEYBOARD || event.inputType !== "insertLineBreak") return;
  if (!(event.target instanceof HTMLTextAreaElement && leadsOn(event.target))) return;
  event.preventDefault();
  go(button());
});
document.addEventListener("input", () => (waiting = undefined));

const first = formOf(button());
if (first && HAS_KEYBOARD && !location.hash) {
  [waiting] = blanks(first);
  if (waiting && !document.querySelector("[aria-invalid=true], [role=alert]")) select(waiting);
}
