// @ts-check
// What the page was told when it was made: the words and the state in one script, the lines in HTML.

import { every, find } from "./dom.js";

/**
 * @typedef {import("./world.js").Told} Told
 * @typedef {import("./world.js").Shown} Shown
 * @typedef {{ told: Told, words: Record<string, string>, kinds: Record<string, string>,
 *   letters: Record<string, string>, read_out: string[], cues: Record<string, string>,
 *   clocks: import("./clock.js").Clocks, limit: number, version: string, sheet: string,
 *   talk: string, linesUrl: string, workerUrl: string, csrf: string }} Page
 */

/** @returns {Page} */
export function readPage() {
  const { live = "", linesUrl = "", workerUrl = "/service-worker.js" } = find("[data-live]")?.dataset ?? {};
  const said = JSON.parse(find("#live-told")?.textContent ?? "{}");
  const token = /** @type {HTMLInputElement} */ (find("[name=csrfmiddlewaretoken]"));
  said.told.lines = every("[data-lines] > [data-line]").map(lineOf);
  return { ...said, talk: live, linesUrl, workerUrl, csrf: token.value };
}

/** @param {HTMLElement} item @returns {Shown} */
function lineOf(item) {
  const { line = "", of = "", about = "", is = "" } = item.dataset;
  const marks = is.split(" ");
  return {
    id: line,
    kind: of,
    text: item.querySelector("[data-text]")?.textContent ?? "",
    at: item.querySelector("time")?.dateTime ?? "",
    about,
    off_record: marks.includes("off_record"),
    volunteered: marks.includes("volunteered"),
    rival: marks.includes("rival"),
    corrects: marks.includes("corrects"),
  };
}
