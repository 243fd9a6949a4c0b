// @ts-check
// What the page shows: what the program told last, with what this device holds on top of it.

/**
 * @typedef {import("./store.js").Line} Line
 * @typedef {{ id: string, kind: string, text: string, at: string, about: string, off_record: boolean,
 *   volunteered: boolean, rival: boolean, corrects: boolean, state?: string, why?: string }} Shown
 * @typedef {{ started_at: string, ended_at: string, minutes: number, extended: number,
 *   consent: string, welcome: boolean }} Talk
 * @typedef {{ id: string, text: string, asked: boolean, main: boolean,
 *   minutes: number, priority: string }} Question
 * @typedef {{ now: string, talk: Talk, questions: Question[], goals: Record<string, boolean | null>,
 *   lines: Shown[], missing: string[], kept?: Record<string, string>,
 *   refused?: Record<string, string>, csrf?: string }} Told
 * @typedef {{ line: Line, state: "saving" | "device" | "unsaved" | "refused", why?: string }} Mine
 */

const LAST_MINUTES = 5;

/** Put what this device holds on top of what was told. @param {Told} told @param {Mine[]} mine @returns {Told} */
export function world(told, mine) {
  /** @type {Told} */
  const seen = structuredClone(told);
  for (const each of mine) apply(seen, each);
  return seen;
}

/** @param {Told} seen @param {Mine} mine */
function apply(seen, { line, state, why }) {
  const { talk } = seen;
  const refused = state === "refused";
  if (line.does === "note") note(seen, line, state, why);
  else if (refused) return;
  else if (line.does === "start") talk.started_at ||= line.at;
  else if (line.does === "end") {
    talk.started_at ||= line.at;
    talk.ended_at = line.at;
  } else if (line.does === "resume") talk.ended_at = "";
  else if (line.does === "extend") talk.extended = line.minutes ?? 0;
  else if (line.does === "consent") talk.consent = line.answer ?? "";
  else if (line.does === "welcome") talk.welcome = line.answer === "yes";
  else if (line.does === "goal" && line.about) seen.goals[line.about] = line.answer === "yes";
  else if (line.does === "tick" || line.does === "untick") {
    for (const question of seen.questions) if (question.id === line.about) question.asked = line.does === "tick";
  } else if (line.does === "question" && !seen.questions.some((each) => each.id === line.id)) {
    seen.questions.push({ id: line.id, text: line.text ?? "", asked: true, main: true, minutes: 0, priority: "" });
  }
}

/** @param {Told} seen @param {Line} line @param {string} state @param {string} [why] */
function note(seen, line, state, why) {
  if (line.replaces && state !== "refused") seen.lines = seen.lines.filter((each) => each.id !== line.replaces);
  if (line.struck || seen.lines.some((each) => each.id === line.id)) return;
  seen.lines.push({
    id: line.id,
    kind: line.kind ?? "fact",
    text: line.text ?? "",
    at: line.at,
    about: line.about ?? "",
    off_record: line.off_record ?? false,
    volunteered: line.volunteered ?? false,
    rival: false,
    corrects: Boolean(line.replaces),
    state,
    why,
  });
}

/**
 * The quiet cues of a conversation, in order and none at the same time (rules/timer.py).
 * @param {number} minutes
 */
export function cues(minutes) {
  const wanted = [
    { name: "two-thirds", after: Math.ceil((minutes * 2) / 3) },
    { name: "last-minutes", after: minutes - LAST_MINUTES },
    { name: "over", after: minutes },
  ].filter((cue) => cue.after > 0);
  return wanted.filter((cue, place) => wanted.slice(place + 1).every((later) => cue.after < later.after));
}

/** Minutes of talking, by the clock on the wall. @param {Talk} talk @param {number} now */
export const elapsed = (talk, now) =>
  talk.started_at
    ? Math.max(0, ((talk.ended_at ? Date.parse(talk.ended_at) : now) - Date.parse(talk.started_at)) / 60_000)
    : 0;
