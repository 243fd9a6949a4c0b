// @ts-check
// The lines of the talk as they stand on the page, and those that are read out before leaving.

import { clock } from "./clock.js";
import { arrange, find, fromTemplate, write } from "./dom.js";

/**
 * @typedef {import("./world.js").Shown} Shown
 * @typedef {import("./told.js").Page} Page
 */

/** The rows that stand already, by the key of their line, with what was said when they were made.
 * @type {Map<string, { said: string, item: HTMLElement }>} */
let drawn = new Map();

/** @param {Shown[]} lines @param {Page} page */
export function drawLines(lines, page) {
  const before = drawn;
  drawn = new Map();
  for (const line of lines) {
    const said = JSON.stringify(line);
    const old = before.get(line.id);
    drawn.set(line.id, old?.said === said ? old : { said, item: row(line, page) });
  }
  const rows = [...drawn.values()].map(({ item }) => item);
  arrange(find("[data-lines]"), rows.length ? rows : [plain(page.words.no_lines)]);
  const toReadOut = lines.filter((line) => page.read_out.includes(line.kind));
  find("[data-read-out]")?.replaceChildren(...toReadOut.map((line) => plain(`${page.kinds[line.kind]}: ${line.text}`)));
}

/** @param {string} text @returns {HTMLElement} */
const plain = (text) => Object.assign(document.createElement("li"), { textContent: text });

/** @param {Shown} line @param {Page} page */
function row(line, { words, kinds, clocks }) {
  const item = fromTemplate("#line-template");
  /** @param {string} name @param {string} text */
  const say = (name, text) => write(item.querySelector(`[data-${name}]`), text);
  const marks = [
    line.off_record && words.off_record,
    line.volunteered && words.volunteered,
    line.rival ? words.rival : line.corrects && words.corrected,
  ];
  item.dataset.line = line.id;
  item.querySelector("time")?.setAttribute("datetime", line.at);
  say("at", clock(line.at, clocks));
  say("kind", kinds[line.kind] ?? line.kind);
  say("text", line.text);
  say("marks", marks.filter(Boolean).join(" · "));
  say("state", line.state ? [words[line.state], line.why].filter(Boolean).join(": ") : words.kept);
  item.classList.toggle("live-line-off", line.off_record);
  item.querySelector("[data-state]")?.setAttribute("data-state", line.state ?? "kept");
  return item;
}
