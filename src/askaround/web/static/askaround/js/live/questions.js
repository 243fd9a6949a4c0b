// @ts-check
// The questions: what is asked, what came up, what still fits into the time (rules/timer.py).

import { every, fill, find, fromTemplate, press, put, write } from "./dom.js";
import { elapsed } from "./world.js";

/**
 * @typedef {import("./world.js").Told} Told
 * @typedef {import("./world.js").Question} Question
 * @typedef {import("./told.js").Page} Page
 */

const RANKS = ["must", "should", "could"];

/** @param {Told} seen @param {Page} page @param {(question: Question) => void} came a question came up */
export function drawQuestions(seen, page, came) {
  for (const question of seen.questions) {
    const form = find(`[data-tick="${question.id}"]`);
    if (form) tick(form, question);
    else {
      add(question, page);
      came(question);
    }
    find(`[data-question="${question.id}"]`)?.toggleAttribute("data-asked", question.asked);
  }
  const asked = seen.questions.filter((each) => each.asked && each.main).length;
  write(find("[data-dense]"), asked > page.limit ? fill(page.words.dense, asked) : "");
  drawTimeLeft(seen, page);
}

/** Say what fits and what is left; it changes by itself. @param {Told} seen @param {Page} page */
export function drawTimeLeft({ talk, questions }, { words }) {
  const left = talk.minutes + talk.extended - elapsed(talk, Date.now());
  markLate(left);
  const planned = every("[data-question]:not([data-asked])").reduce((sum, each) => sum + Number(each.dataset.minutes), 0);
  const says = fill(words.remaining, planned).replace("{left}", String(Math.max(0, Math.trunc(left))));
  write(find("[data-remaining]"), talk.ended_at || questions.length === 0 ? "" : says);
}

/** @param {HTMLElement | null} form @param {Question} question */
function tick(form, question) {
  press(form, question.asked);
  put(form, "does", question.asked ? "untick" : "tick");
}

/** A question that came up, here or on another device. @param {Question} question @param {Page} page */
function add(question, { words }) {
  const item = fromTemplate("#question-template");
  item.dataset.question = question.id;
  item.dataset.minutes = String(question.minutes);
  item.dataset.priority = question.priority;
  const form = /** @type {HTMLElement | null} */ (item.querySelector("[data-tick]"));
  form?.setAttribute("data-tick", question.id);
  form?.querySelector("button")?.setAttribute("aria-labelledby", `word-asked q-${question.id}`);
  put(form, "about", question.id);
  tick(form, question);
  item.querySelector("details")?.setAttribute("data-opened", question.id);
  const text = item.querySelector(".live-question-text");
  text?.setAttribute("id", `q-${question.id}`);
  write(text, question.text);
  write(item.querySelector(".live-question-side"), question.minutes ? fill(words.minutes, question.minutes) : "");
  find("[data-questions]")?.append(item);
  find("[data-no-questions]")?.remove();
}

/** Mark what no longer fits, by priority. @param {number} left minutes */
function markLate(left) {
  const questions = every("[data-question]");
  /** @param {HTMLElement} item */
  const rank = ({ dataset }) => RANKS.indexOf(dataset.priority ?? "");
  const open = questions.filter((each) => !each.hasAttribute("data-asked"));
  const late = new Set();
  let spent = 0;
  open.sort((one, other) => rank(one) - rank(other)).forEach((item, place) => {
    const minutes = Number(item.dataset.minutes);
    if (place === 0 || spent + minutes <= left) spent += minutes;
    else late.add(item);
  });
  for (const item of questions) {
    const says = item.querySelector("[data-late]");
    if (says instanceof HTMLElement) says.hidden = !late.has(item);
  }
}
