// @ts-check
// Whether letters are keys: remembered on this device, changed in the list of keys and in Settings.

const SWITCH = "askaround-keys";
let onThisPage = true;

/** @returns {boolean} */
export const areOn = () => {
  try {
    return (localStorage.getItem(SWITCH) ?? "on") !== "off";
  } catch {
    return onThisPage;
  }
};

/** @param {boolean} on */
const turn = (on) => {
  onThisPage = on;
  try {
    localStorage.setItem(SWITCH, on ? "on" : "off");
  } catch {
    // Without storage the choice holds for this page only.
  }
};

/** @returns {HTMLInputElement[]} */
const switches = () => [...document.querySelectorAll("input[data-keys-switch]")].filter((each) => each instanceof HTMLInputElement);

const show = () => {
  for (const each of switches()) each.checked = areOn();
};

document.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.matches("[data-keys-switch]")) return;
  turn(event.target.checked);
  show();
});
show();
