// @ts-check
// How the talk stands: begun or over, its goals, what they allowed; and whether everything is saved.

import { every, fill, find, press, put, write } from "./dom.js";

/** @typedef {import("./told.js").Page} Page */

/** @param {import("./world.js").Told} seen @param {Page} page */
export function drawTalk({ talk, goals, missing }, { words }) {
  const stage = talk.ended_at ? "after" : talk.started_at ? "during" : "before";
  for (const part of every("[data-when]")) part.hidden = part.dataset.when !== stage;
  for (const form of every("[data-consent]")) press(form, form.dataset.consent === talk.consent);
  for (const form of every("[data-more]")) put(form, "minutes", String(talk.extended + Number(form.dataset.more)));
  for (const form of every("[data-goal]")) {
    const reached = goals[form.dataset.goal ?? ""] === true;
    press(form, reached);
    put(form, "answer", reached ? "" : "yes");
  }
  const all = Object.values(goals);
  write(find("[data-goals-count]"), fill(words.goals, all.filter(Boolean).length).replace("{all}", String(all.length)));
  press(find("[data-welcome]"), talk.welcome);
  put(find("[data-welcome]"), "answer", talk.welcome ? "no" : "yes");
  for (const part of every("[data-missing]")) part.hidden = !missing.includes(part.dataset.missing ?? "");
}

/** Say how much is on this device only, and what is wrong. @param {import("./holding.js").Holding} holding @param {Page} page */
export function drawSaved(holding, { words }) {
  const [waiting, unsaved, refused] = [holding.count("device"), holding.count("unsaved"), holding.count("refused")];
  const saved = find("[data-saved]");
  if (saved) {
    const sentence = waiting === 1 ? words.one : waiting ? fill(words.many, waiting) : words.all;
    const says = holding.count("saving") ? words.saving : sentence;
    write(saved, unsaved === 1 ? words.unsaved_one : unsaved ? fill(words.unsaved_many, unsaved) : says);
    saved.dataset.waiting = String(waiting + unsaved);
  }
  const sentences = [
    holding.trouble ? words[holding.trouble] : "",
    holding.full ? words.quota : "",
    holding.store.keeps ? "" : words.no_store,
    refused ? fill(words.refused_many, refused) : "",
  ].filter(Boolean);
  write(find("[data-alert-text]"), sentences.join(" "));
  const needsFile = holding.full || unsaved || refused || holding.trouble === "gone" || !holding.store.keeps;
  const file = find("[data-alert-file]");
  if (file) file.hidden = !needsFile;
  const alert = find("[data-alert]");
  if (alert) alert.hidden = sentences.length === 0;
}
