// @ts-check
// On the page for looking back: sends what the talk left on this device, and says so.

import { Sender } from "./sending.js";
import { openStore } from "./store.js";

const notice = /** @type {HTMLElement} */ (document.querySelector("[data-waiting-lines]"));
const { talk = "", linesUrl = "", one = "", many = "", arrived = "" } = notice.dataset;
const says = /** @type {HTMLElement} */ (notice.querySelector("[data-says]"));
const token = document.querySelector("[name=csrfmiddlewaretoken]");

const store = await openStore(talk);
let lines = (await store.all()).filter((each) => !each.refused).map((each) => each.line);

const draw = () => {
  const sentence = lines.length === 1 ? one : lines.length ? many.replace("{n}", String(lines.length)) : arrived;
  if (says.textContent !== sentence) says.textContent = sentence;
  notice.toggleAttribute("data-arrived", lines.length === 0);
  notice.hidden = false;
};

if (lines.length) {
  draw();
  const sender = new Sender({
    url: linesUrl,
    csrf: token instanceof HTMLInputElement ? token.value : "",
    lines: () => lines,
    heard: async ({ kept = {}, refused = {} }) => {
      lines = lines.filter(({ id }) => !(id in kept) && !(id in refused));
      await store.settle(Object.keys(kept), refused).catch(() => undefined);
    },
    changed: draw,
  });
  sender.now();
}
