// @ts-check
// Which data folder this page came from: another one, as of the demo, may be opened at the same address.

/** Stands in the name of everything that this device keeps. */
export const folder = document.documentElement.dataset.folder ?? "";

/** @param {Response} answer */
export const isOfThisFolder = (answer) => answer.headers.get("Askaround-Folder") === folder;
