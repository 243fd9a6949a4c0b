// @ts-check
// The live page: each plain form becomes a line of the queue; what is held is shown and sent.

import { Sender } from "./sending.js";
import { newKey, openStore } from "./store.js";
import { cues, elapsed, world } from "./world.js";

/**
 * @typedef {import("./store.js").Line} Line
 * @typedef {import("./world.js").Told} Told
 * @typedef {import("./world.js").Mine} Mine
 */

const DRAFT_MS = 200;
const REMAINING_MS = 5_000;
const KEPT_AGAIN_MS = 3_000;

/** @param {string} selector @returns {HTMLElement | null} */
const find = (selector) => document.querySelector(selector);
/** @param {string} selector @returns {HTMLElement[]} */
const every = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

const root = /** @type {HTMLElement} */ (find("[data-live]"));
const { told: first, words, kinds, letters, read_out, cues: cueWords, limit, version, sheet } = JSON.parse(
  /** @type {HTMLElement} */ (find("#live-told")).textContent ?? "{}",
);
const talk = root.dataset.live ?? "";
const linesUrl = root.dataset.linesUrl ?? "";
const composer = /** @type {HTMLFormElement} */ (find("[data-composer]"));
const textField = /** @type {HTMLTextAreaElement} */ (composer.elements.namedItem("text"));
const pages = `askaround-pages-${version}`;

/** @type {Told} */
let told = first;
/** @type {Mine[]} */
let mine = [];
/** @type {import("./sending.js").Trouble} */
let trouble = "";
let full = false;

const store = await openStore(talk);
const tabs = "BroadcastChannel" in window ? new BroadcastChannel(`askaround-live ${talk}`) : null;
const sender = new Sender({
  url: linesUrl,
  csrf: /** @type {HTMLInputElement} */ (find("[name=csrfmiddlewaretoken]")).value,
  lines: () => mine.filter((each) => each.state !== "refused").map((each) => each.line),
  heard,
  changed: (found) => {
    trouble = found;
    draw();
  },
});

/** @param {string} sentence @param {number} n */
const fill = (sentence, n) => sentence.replace("{n}", String(n));

// Keeping ------------------------------------------------------------------------------------

/** Hold a line on this device, and send it. @param {Line} line @param {boolean} [draftDone] */
async function hold(line, draftDone = false) {
  /** @type {Mine} */
  const held = { line, state: "saving" };
  mine.push(held);
  draw();
  try {
    await store.add(line, draftDone);
    held.state = "device";
  } catch (problem) {
    held.state = "unsaved";
    full ||= problem instanceof DOMException && problem.name === "QuotaExceededError";
  }
  draw();
  tabs?.postMessage("held");
  sender.now();
}

/** @param {Told} answer */
async function heard(answer) {
  const kept = answer.kept ?? {};
  const refused = answer.refused ?? {};
  for (const each of mine) {
    if (each.line.replaces && each.line.replaces in kept) each.line.replaces = kept[each.line.replaces];
    if (each.line.id in refused) [each.state, each.why] = ["refused", refused[each.line.id]];
  }
  mine = mine.filter((each) => !(each.line.id in kept));
  told = answer;
  draw();
  await store.settle(Object.keys(kept), refused).catch(() => undefined);
  await remember(answer);
  if (Object.keys(kept).length) tabs?.postMessage("sent");
}

/** Read again what another tab held or sent. */
async function reload() {
  const held = await store.all();
  const known = new Set(held.map((each) => each.id));
  /** @type {Mine[]} */
  const read = held.map(({ line, refused }) =>
    refused ? { line, state: "refused", why: refused } : { line, state: "device" },
  );
  mine = [...read, ...mine.filter((each) => ["saving", "unsaved"].includes(each.state) && !known.has(each.line.id))];
}

tabs?.addEventListener("message", async (event) => {
  await reload();
  if (event.data === "sent") sender.now();
  draw();
});

// What was told last is kept beside the page, which without network may be older.

/** @param {Told} answer */
async function remember(answer) {
  if (!("caches" in window)) return;
  const plain = new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
  await caches.open(pages).then((cache) => cache.put(linesUrl, plain)).catch(() => undefined);
}

async function recall() {
  if (!("caches" in window)) return;
  const kept = await caches.open(pages).then((cache) => cache.match(linesUrl)).catch(() => undefined);
  const said = await kept?.json().catch(() => undefined);
  if (said && said.now > told.now) told = said;
}

// Forms --------------------------------------------------------------------------------------

/** @param {HTMLFormElement} form @param {HTMLElement | null} [button] @returns {Line} */
function lineOf(form, button) {
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

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-say]")) return;
  event.preventDefault();
  const line = lineOf(form, event.submitter);
  if (form !== composer) {
    if ((line.does === "question" || line.does === "contact") && !line.text) return;
    form.querySelectorAll("input[type=text]").forEach((field) => field instanceof HTMLInputElement && (field.value = ""));
    if (line.does === "tick" && line.about) set("about", line.about); // what is written next answers it
    void hold(line);
    return;
  }
  if (line.struck) line.text = "";
  else if (!line.text) return;
  window.clearTimeout(drafting);
  leaveChange();
  void hold(line, true);
  textField.focus();
});

textField.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    composer.requestSubmit();
  } else if (event.key === "Escape") textField.blur();
  else if (event.altKey && !event.ctrlKey && letters[event.code.replace("Key", "").toLowerCase()]) {
    event.preventDefault();
    choose(letters[event.code.replace("Key", "").toLowerCase()]);
  }
});

/** @param {string} kind */
function choose(kind) {
  const radio = composer.querySelector(`[name=kind][value="${CSS.escape(kind)}"]`);
  if (radio instanceof HTMLInputElement) radio.checked = true;
}

const besidePaper = /** @type {HTMLInputElement} */ (find("[data-beside-paper]"));
besidePaper.addEventListener("change", () => composer.toggleAttribute("data-taps", besidePaper.checked));

// One tap is a line where only taps are wanted; else it says what the next words are.
composer.addEventListener("click", (event) => {
  const radio = event.target;
  if (!(radio instanceof HTMLInputElement) || radio.name !== "kind") return;
  if (!besidePaper.checked) {
    if (event.detail === 0 || event.pointerType === "mouse") textField.focus();
    return;
  }
  const line = lineOf(composer);
  if (!line.text) void hold({ ...line, text: kinds[radio.value], kind: radio.value });
});

// Corrections --------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  const change = pressed?.closest("[data-change]");
  if (change) {
    event.preventDefault();
    const key = change.closest("[data-line]")?.getAttribute("data-line") ?? "";
    const line = world(told, mine).lines.find((each) => each.id === key);
    if (!line) return;
    set("replaces", key);
    set("about", line.about);
    choose(line.kind);
    tick("off_record", line.off_record);
    tick("volunteered", line.volunteered);
    textField.value = line.text;
    showChange();
    textField.focus();
  } else if (pressed?.closest("[data-leave]")) {
    event.preventDefault();
    leaveChange();
    draft();
  } else if (pressed?.closest("[data-download]")) {
    event.preventDefault();
    download();
  }
});

/** @param {string} name @param {string} value */
function set(name, value) {
  const field = composer.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)
    field.value = value;
}

/** @param {string} name @param {boolean} on */
function tick(name, on) {
  const field = composer.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.checked = on;
}

function showChange() {
  const field = composer.elements.namedItem("replaces");
  const note = find("[data-changing]");
  if (note && field instanceof HTMLInputElement) note.hidden = !field.value;
}

function leaveChange() {
  textField.value = "";
  choose("fact");
  set("replaces", "");
  tick("off_record", false);
  tick("volunteered", false);
  showChange();
}

document.addEventListener(
  "toggle",
  (event) => {
    const part = event.target;
    if (part instanceof HTMLDetailsElement && part.open && part.dataset.opened) set("about", part.dataset.opened);
  },
  true,
);

// The draft: every keystroke is on the device soon, at once when the page goes -----------------

let drafting = 0;
function draft() {
  window.clearTimeout(drafting);
  const { text, kind, about, replaces } = lineOf(composer);
  const written = text || replaces ? { text: textField.value, kind: kind ?? "", about: about ?? "", replaces: replaces ?? "" } : null;
  store.keepDraft(written).catch(() => undefined);
}
composer.addEventListener("input", () => {
  window.clearTimeout(drafting);
  drafting = window.setTimeout(draft, DRAFT_MS);
});
window.addEventListener("pagehide", draft);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && draft());
window.addEventListener("beforeunload", (event) => {
  if (mine.some((each) => each.state === "saving" || each.state === "unsaved")) event.preventDefault();
});

async function restore() {
  const kept = await store.draft();
  if (!kept || textField.value) return;
  for (const name of ["text", "about", "replaces"]) set(name, kept[name] ?? "");
  choose(kept.kind || "fact");
  showChange();
}

// Taking everything along ----------------------------------------------------------------------

function download() {
  const seen = world(told, mine);
  const rows = seen.lines.map((line) =>
    [new Date(line.at).toLocaleString(), `${kinds[line.kind] ?? line.kind}: ${line.text}`, line.why].filter(Boolean).join("  "),
  );
  const all = { lines: seen.lines, held: mine, draft: textField.value };
  const text = `${rows.join("\n")}\n\n${textField.value}\n\n${JSON.stringify(all, null, 1)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "conversation.txt";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Showing --------------------------------------------------------------------------------------

function draw() {
  const seen = world(told, mine);
  drawSaved();
  drawTalk(seen);
  drawLines(seen);
  drawQuestions(seen);
  drawClock();
}

function drawSaved() {
  /** @param {string} state */
  const count = (state) => mine.filter((each) => each.state === state).length;
  const [waiting, unsaved, refused] = [count("device"), count("unsaved"), count("refused")];
  full &&= unsaved > 0;
  const saved = find("[data-saved]");
  if (saved) {
    const sentence = count("saving") ? words.saving : waiting === 1 ? words.one : waiting ? fill(words.many, waiting) : words.all;
    saved.textContent = unsaved === 1 ? words.unsaved_one : unsaved ? fill(words.unsaved_many, unsaved) : sentence;
    saved.dataset.waiting = String(waiting + unsaved);
  }
  const sentences = [
    trouble ? words[trouble] : "",
    full ? words.quota : "",
    store.keeps ? "" : words.no_store,
    refused ? fill(words.refused_many, refused) : "",
  ].filter(Boolean);
  const alert = find("[data-alert]");
  write(find("[data-alert-text]"), sentences.join(" "));
  const file = find("[data-alert-file]");
  if (file) file.hidden = !(full || unsaved || refused || trouble === "gone" || !store.keeps);
  if (alert) alert.hidden = sentences.length === 0;
}

/** @param {HTMLElement | null} form @param {string} name @param {string} value */
function put(form, name, value) {
  const field = form?.querySelector(`[name="${name}"]`);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** Say something else, where it is something else. @param {Element | null} place @param {string} text */
function write(place, text) {
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {HTMLElement | null} form @param {boolean} on */
const press = (form, on) => form?.querySelector("button")?.setAttribute("aria-pressed", String(on));

/** @param {Told} seen */
function drawTalk(seen) {
  const { talk: now } = seen;
  const stage = now.ended_at ? "after" : now.started_at ? "during" : "before";
  for (const part of every("[data-when]")) part.hidden = part.dataset.when !== stage;
  for (const form of every("[data-consent]")) press(form, form.dataset.consent === now.consent);
  for (const form of every("[data-more]")) put(form, "minutes", String(now.extended + Number(form.dataset.more)));
  for (const form of every("[data-goal]")) {
    const reached = seen.goals[form.dataset.goal ?? ""] === true;
    press(form, reached);
    put(form, "answer", reached ? "" : "yes");
  }
  const goals = Object.values(seen.goals);
  write(find("[data-goals-count]"), fill(words.goals, goals.filter(Boolean).length).replace("{all}", String(goals.length)));
  press(find("[data-welcome]"), now.welcome);
  put(find("[data-welcome]"), "answer", now.welcome ? "no" : "yes");
  for (const part of every("[data-missing]")) part.hidden = !seen.missing.includes(part.dataset.missing ?? "");
}

/** @param {Told} seen */
function drawLines(seen) {
  const rows = seen.lines.map(row);
  const empty = document.createElement("li");
  empty.textContent = words.no_lines;
  find("[data-lines]")?.replaceChildren(...(rows.length ? rows : [empty]));
  find("[data-read-out]")?.replaceChildren(
    ...seen.lines
      .filter((line) => read_out.includes(line.kind))
      .map((line) => Object.assign(document.createElement("li"), { textContent: `${kinds[line.kind]}: ${line.text}` })),
  );
}

/** @param {string} selector @returns {HTMLElement} */
function fromTemplate(selector) {
  const template = /** @type {HTMLTemplateElement} */ (find(selector));
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

/** @param {import("./world.js").Shown} line */
function row(line) {
  const item = fromTemplate("#line-template");
  /** @param {string} name @param {string} text */
  const say = (name, text) => write(item.querySelector(`[data-${name}]`), text);
  const marks = [
    line.off_record && words.off_record,
    line.volunteered && words.volunteered,
    line.rival ? words.rival : line.corrects && words.corrected,
  ];
  item.dataset.line = line.id;
  say("at", new Date(line.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  say("kind", kinds[line.kind] ?? line.kind);
  say("text", line.text);
  say("marks", marks.filter(Boolean).join(" · "));
  say("state", line.state ? [words[line.state], line.why].filter(Boolean).join(": ") : words.kept);
  item.classList.toggle("live-line-off", line.off_record);
  item.querySelector("[data-state]")?.setAttribute("data-state", line.state ?? "kept");
  return item;
}

/** @param {Told} seen */
function drawQuestions(seen) {
  for (const question of seen.questions) {
    const form = find(`[data-tick="${question.id}"]`);
    if (form) {
      press(form, question.asked);
      put(form, "does", question.asked ? "untick" : "tick");
    } else added(question);
    find(`[data-question="${question.id}"]`)?.toggleAttribute("data-asked", question.asked);
  }
  const asked = seen.questions.filter((each) => each.asked && each.main).length;
  const dense = find("[data-dense]");
  write(dense, asked > limit ? fill(words.dense, asked) : "");
  drawFits(seen);
  drawRemaining(seen);
}

/** A question that came up, here or on another device. @param {import("./world.js").Question} question */
function added(question) {
  const item = fromTemplate("#question-template");
  item.dataset.question = question.id;
  item.dataset.minutes = String(question.minutes);
  item.dataset.priority = question.priority;
  const form = /** @type {HTMLElement | null} */ (item.querySelector("[data-tick]"));
  form?.setAttribute("data-tick", question.id);
  form?.querySelector("button")?.setAttribute("aria-labelledby", `word-asked q-${question.id}`);
  put(form, "about", question.id);
  press(form, question.asked);
  put(form, "does", question.asked ? "untick" : "tick");
  item.querySelector("details")?.setAttribute("data-opened", question.id);
  const text = item.querySelector(".live-question-text");
  text?.setAttribute("id", `q-${question.id}`);
  write(text, question.text);
  write(item.querySelector(".live-question-side"), question.minutes ? fill(words.minutes, question.minutes) : "");
  find("[data-questions]")?.append(item);
  find("[data-no-questions]")?.remove();
  const about = composer.elements.namedItem("about");
  if (about instanceof HTMLSelectElement) about.add(new Option(question.text, question.id));
}

/** Mark what no longer fits, by priority (rules/timer.py). @param {Told} seen */
function drawFits(seen) {
  const ranks = ["must", "should", "could"];
  const left = seen.talk.minutes + seen.talk.extended - elapsed(seen.talk, Date.now());
  let spent = 0;
  const open = every("[data-question]")
    .filter((each) => !each.hasAttribute("data-asked"))
    .sort((one, other) => ranks.indexOf(one.dataset.priority ?? "") - ranks.indexOf(other.dataset.priority ?? ""));
  for (const item of every("[data-question]")) {
    const late = item.querySelector("[data-late]");
    if (late instanceof HTMLElement) late.hidden = true;
  }
  open.forEach((item, place) => {
    const minutes = Number(item.dataset.minutes);
    const fits = place === 0 || spent + minutes <= left;
    if (fits) spent += minutes;
    const late = item.querySelector("[data-late]");
    if (late instanceof HTMLElement) late.hidden = fits;
  });
}

/** How many minutes the open questions need, and how many there are (rules/timer.py). @param {Told} seen */
function drawRemaining({ talk: now, questions }) {
  const planned = every("[data-question]:not([data-asked])").reduce((sum, each) => sum + Number(each.dataset.minutes), 0);
  const left = Math.max(0, Math.trunc(now.minutes + now.extended - elapsed(now, Date.now())));
  const says = fill(words.remaining, planned).replace("{left}", String(left));
  write(find("[data-remaining]"), now.ended_at || questions.length === 0 ? "" : says);
}

function drawClock() {
  const { talk: now } = world(told, mine);
  const length = now.minutes + now.extended;
  const minutes = elapsed(now, Date.now());
  const clock = find("[data-clock]");
  const seconds = Math.floor(minutes * 60);
  if (clock) clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const of = find("[data-length]");
  if (of) of.textContent = fill(words.minutes_of, length);
  const cue = now.started_at && !now.ended_at ? cues(length).filter((each) => each.after <= minutes).at(-1) : undefined;
  const place = find("[data-cue]");
  const says = cue ? fill(cueWords[cue.name], cue.after) : "";
  if (place && place.textContent !== says) place.textContent = says;
  if (place) place.dataset.cue = cue?.name ?? "";
}

window.setInterval(drawClock, 1_000);
window.setInterval(() => {
  const seen = world(told, mine);
  drawFits(seen);
  drawRemaining(seen);
}, REMAINING_MS);

// The bar's height, under which the goals stand; on a phone they are one line that opens.

const bar = find(".live-bar");
if (bar) new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
if (!window.matchMedia("(width >= 56rem)").matches) find("[data-goals]")?.removeAttribute("open");

// Without network: the worker keeps this page and the day sheet -----------------------------------

async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(root.dataset.workerUrl ?? "/service-worker.js", { scope: "/" });
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage({ keep: [location.pathname, sheet].filter(Boolean) });
}

await recall();
await reload();
await restore();
root.setAttribute("data-ready", "");
draw();
sender.now();
void keepOffline().catch(() => window.setTimeout(() => void keepOffline().catch(() => undefined), KEPT_AGAIN_MS));
void navigator.storage?.persist?.();
