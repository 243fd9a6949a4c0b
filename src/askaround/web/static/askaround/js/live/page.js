// @ts-check
// The live page: each plain form becomes a line that this device holds; what is held is shown and sent.

import { drawClock } from "./clock.js";
import { find } from "./dom.js";
import { download } from "./download.js";
import { Holding } from "./holding.js";
import { drawLines } from "./lines.js";
import { Pen } from "./pen.js";
import { drawQuestions, drawTimeLeft } from "./questions.js";
import { hearForms } from "./saying.js";
import { openStore } from "./store.js";
import { drawSaved, drawTalk } from "./talk.js";
import { readPage } from "./told.js";

const CLOCK_MS = 1_000;
const TIME_LEFT_MS = 5_000;
const KEPT_AGAIN_MS = 3_000;

const root = /** @type {HTMLElement} */ (find("[data-live]"));
const page = readPage();
const store = await openStore(page.talk);
const holding = new Holding(page, store, draw);
const threeColumns = window.matchMedia("(width >= 76rem)");
const pen = new Pen(page, store, (line, draftDone) => {
  void holding.hold(line, draftDone);
  // Where only the lines move, the newest one stays in sight.
  if (threeColumns.matches) find("[data-lines]")?.lastElementChild?.scrollIntoView({ block: "nearest" });
});

hearForms((line) => {
  if (line.does === "tick" && line.about) pen.answers(line.about); // what is written next answers it
  void holding.hold(line);
});

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  const change = pressed?.closest("[data-change]");
  if (change) {
    const key = change.closest("[data-line]")?.getAttribute("data-line");
    const line = holding.seen.lines.find((each) => each.id === key);
    if (line) pen.correct(line);
  } else if (pressed?.closest("[data-leave]")) pen.leave();
  else if (pressed?.closest("[data-download]")) download(holding, pen.text.value, page);
  else return;
  event.preventDefault();
});

window.addEventListener("beforeunload", (event) => {
  if (holding.count("saving") || holding.count("unsaved")) event.preventDefault();
});

function draw() {
  const { seen } = holding;
  drawSaved(holding, page);
  drawTalk(seen, page);
  drawLines(seen.lines, page);
  drawQuestions(seen, page, (question) => pen.knows(question));
  drawClock(seen.talk, page);
}

window.setInterval(() => drawClock(holding.seen.talk, page), CLOCK_MS);
window.setInterval(() => drawTimeLeft(holding.seen, page), TIME_LEFT_MS);

// Between the bar and the pen stands what stays in sight; on a phone the goals are one line that opens.
for (const [name, part] of Object.entries({ "--bar": find(".live-bar"), "--pen": find("[data-composer]") }))
  if (part) new ResizeObserver(() => root.style.setProperty(name, `${part.offsetHeight}px`)).observe(part);
if (!window.matchMedia("(width >= 56rem)").matches) find("[data-goals]")?.removeAttribute("open");

/** Without network, the worker keeps this page and the day sheet; so does the one that takes its place. */
async function keepOffline() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(page.workerUrl, { scope: "/" });
  const keep = async () => {
    const { active } = await navigator.serviceWorker.ready;
    active?.postMessage({ keep: [location.pathname, page.sheet].filter(Boolean) });
  };
  navigator.serviceWorker.addEventListener("controllerchange", () => void keep());
  await keep();
}

await pen.restore();
await holding.start();
root.setAttribute("data-ready", "");
void keepOffline().catch(() => window.setTimeout(() => void keepOffline().catch(() => undefined), KEPT_AGAIN_MS));
void navigator.storage?.persist?.();
