// Handing a text over. data-then-sent="id of the button “I sent it”": what is opened or copied is marked
// as sent in the same press; where copying is refused, nothing is. data-hands-over: it is only opened, and
// the page asks whether it went out.

const OPENING_MS = 600; // a mail program opens before the page goes on

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest("[data-hands-over], .bar [data-copy]:not([data-then-sent])")) ask();
  markAfter(pressed?.closest("[data-then-sent]:not([data-copy])"));
});
document.addEventListener("askaround:copied", (event) => {
  if (event.target instanceof Element) markAfter(event.target.closest("[data-then-sent]"));
});

/** Mark as sent what this control opened or copied. @param {Element | null | undefined} control */
function markAfter(control) {
  const sent = control instanceof HTMLElement && document.getElementById(control.dataset.thenSent ?? "");
  if (sent instanceof HTMLButtonElement && sent.form && !sent.disabled) void mark(sent, sent.form);
}

function ask() {
  const question = document.querySelector("[data-handed-over]");
  if (question instanceof HTMLElement) question.hidden = false;
}

/**
 * Mark the text as sent in the background, so that nothing keeps the mail program from opening.
 * @param {HTMLButtonElement} sent @param {HTMLFormElement} form
 */
async function mark(sent, form) {
  const body = new FormData(form);
  body.set("handed-over", "yes");
  sent.disabled = true; // a second press would say it twice
  try {
    const [response] = await Promise.all([
      fetch(sent.formAction, { method: "POST", body, keepalive: true }),
      new Promise((go) => window.setTimeout(go, OPENING_MS)),
    ]);
    const { next } = await response.json();
    form.dispatchEvent(new CustomEvent("askaround:saved", { bubbles: true }));
    window.location.assign(next);
  } catch {
    sent.disabled = false; // refused, or no network: the plain form says why
    form.requestSubmit(sent);
  }
}
