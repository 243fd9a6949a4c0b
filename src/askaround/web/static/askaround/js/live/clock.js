// @ts-check
// Times as the program writes them, and the clock of the talk with its quiet cues.

import { fill, find, write } from "./dom.js";
import { cues, elapsed } from "./world.js";

/**
 * How the program writes each hour of the day: on the hour, and with {mm} for the minutes.
 * @typedef {{ zone: string, hours: string[], minutes: string[] }} Clocks
 */

/** Write a moment as a time of day, as the program does. @param {string} at @param {Clocks} clocks */
export function clock(at, { zone, hours, minutes }) {
  const parts = partsOf(new Date(at), zone);
  const hour = Number(parts.hour);
  return parts.minute === "00" ? hours[hour] : minutes[hour].replace("{mm}", parts.minute);
}

/** @param {string} at @param {Clocks} clocks @returns {string} a day and a time, as the program's file has them */
export function dayAndClock(at, clocks) {
  const { year, month, day } = partsOf(new Date(at), clocks.zone);
  return `${year}-${month}-${day} ${clock(at, clocks)}`;
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Date} at @param {string} zone @returns {Record<string, string>} */
function partsOf(at, zone) {
  let format = formats.get(zone);
  if (!format) {
    const two = /** @type {const} */ ("2-digit");
    const wanted = { year: /** @type {const} */ ("numeric"), month: two, day: two, hour: two, minute: two };
    format = new Intl.DateTimeFormat("en", { ...wanted, hourCycle: "h23", timeZone: zone });
    formats.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** @param {import("./world.js").Talk} talk @param {import("./told.js").Page} page */
export function drawClock(talk, { words, cues: cueWords }) {
  const length = talk.minutes + talk.extended;
  const minutes = elapsed(talk, Date.now());
  const seconds = Math.floor(minutes * 60);
  write(find("[data-clock]"), `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  write(find("[data-length]"), fill(words.minutes_of, length));
  const goesOn = talk.started_at && !talk.ended_at;
  const cue = goesOn ? cues(length).filter((each) => each.after <= minutes).at(-1) : undefined;
  const place = find("[data-cue]");
  write(place, cue ? fill(cueWords[cue.name], cue.after) : "");
  if (place) place.dataset.cue = cue?.name ?? "";
}
