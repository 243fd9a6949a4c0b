// @ts-check
// Each plain form of the page becomes a line; the pen (pen.js) sees to its own.

import { newKey } from "./store.js";

/** @typedef {import("./store.js").Line} Line */

/** @param {HTMLFormElement} form @param {HTMLElement | null} [button] @returns {Line} */
export function lineOf(form, button) {
  const data = new FormData(form);
  /** @param {string} name */
  const said = (name) => String(data.get(name) ?? "").trim();
  return {
    id: newKey(),
    does: said("does"),
    at: new Date().toISOString(),
    text: said("text"),
    kind: said("kind"),
    about: said("about"),
    replaces: said("replaces"),
    answer: said("answer"),
    minutes: Number(said("minutes")) || 0,
    off_record: data.has("off_record"),
    volunteered: data.has("volunteered"),
    struck: button?.getAttribute("name") === "struck",
  };
}

/** @param {(line: Line) => void} say */
export function hearForms(say) {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-say]:not([data-composer])")) return;
    event.preventDefault();
    const line = lineOf(form, event.submitter);
    if ((line.does === "question" || line.does === "contact") && !line.text) return;
    form.querySelectorAll("input[type=text]").forEach((field) => field instanceof HTMLInputElement && (field.value = ""));
    say(line);
  });
}
