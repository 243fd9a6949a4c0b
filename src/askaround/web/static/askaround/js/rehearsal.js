// @ts-check
// A clock for rehearsing: [data-rehearsal] counts up to its data-seconds, or, for a plan, through its
// questions, each for its data-minutes. Nothing is recorded and nothing is sent.

const TICK_MS = 250;
const MINUTE = 60;

/**
 * @typedef {{ begun: number, before: number, timer: number, at: number, said: string }} Run
 * begun: when it was started last; before: seconds from earlier starts; at: which question.
 */

/** @param {number} seconds */
const inWords = (seconds) => `${Math.floor(seconds / MINUTE)}:${String(Math.floor(seconds) % MINUTE).padStart(2, "0")}`;

/** @param {HTMLElement} place */
const prepare = (place) => {
  const time = place.querySelector("[data-time]");
  const bar = place.querySelector("[data-bar]");
  const run = place.querySelector("[data-run]");
  const says = place.querySelector("[data-says]");
  const step = place.querySelector("[data-step]");
  if (!(time instanceof HTMLElement && bar instanceof HTMLProgressElement)) return;
  if (!(run instanceof HTMLElement && says instanceof HTMLElement)) return;

  /** @type {HTMLElement[]} */
  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-minutes]"))];
  /** @type {Run} */
  const state = { begun: 0, before: 0, timer: 0, at: 0, said: "" };

  const limit = () => {
    const question = questions[state.at];
    return question ? Number(question.dataset.minutes) * MINUTE : Number(place.dataset.seconds);
  };
  const elapsed = () => state.before + (state.begun ? (Date.now() - state.begun) / 1000 : 0);

  /** @param {"over" | "half"} what */
  const say = (what) => {
    if (state.said === what) return;
    state.said = what;
    says.textContent = says.dataset[what] ?? "";
  };

  const show = () => {
    const seconds = elapsed();
    time.textContent = `${inWords(seconds)} / ${inWords(limit())}`;
    bar.value = Math.min(1, seconds / limit());
    place.toggleAttribute("data-over", seconds > limit());
    if (seconds >= limit()) say("over");
    else if (seconds >= limit() / 2) say("half");
    questions.forEach((question, number) => {
      if (number === state.at) question.setAttribute("aria-current", "step");
      else question.removeAttribute("aria-current");
    });
  };

  const stop = () => {
    state.before = elapsed();
    state.begun = 0;
    window.clearInterval(state.timer);
    run.textContent = run.dataset.start ?? "";
    show();
  };

  const start = () => {
    state.begun = Date.now();
    state.timer = window.setInterval(show, TICK_MS);
    run.textContent = run.dataset.stop ?? "";
    show();
  };

  const clear = () => {
    state.before = 0;
    state.said = "";
    says.textContent = "";
    if (state.begun) state.begun = Date.now();
    show();
  };

  run.addEventListener("click", () => (state.begun ? stop() : start()));
  step?.addEventListener("click", () => {
    state.at = (state.at + 1) % questions.length;
    clear();
    if (!state.begun) start();
    questions[state.at]?.scrollIntoView({ block: "nearest" });
  });
  place.querySelector("[data-again]")?.addEventListener("click", () => {
    state.at = 0;
    clear();
  });
  show();
};

document.querySelectorAll("[data-rehearsal]").forEach((place) => {
  if (place instanceof HTMLElement) prepare(place);
});
