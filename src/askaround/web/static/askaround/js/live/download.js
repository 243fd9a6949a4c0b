// @ts-check
// Everything as a file, also what could not be sent or kept.

import { dayAndClock } from "./clock.js";

/** @param {import("./holding.js").Holding} holding @param {string} draft @param {import("./told.js").Page} page */
export function download({ seen, mine }, draft, { kinds, clocks }) {
  const rows = seen.lines.map((line) =>
    [dayAndClock(line.at, clocks), `${kinds[line.kind] ?? line.kind}: ${line.text}`, line.why].filter(Boolean).join("  "),
  );
  const all = { lines: seen.lines, held: mine, draft };
  const text = `${rows.join("\n")}\n\n${draft}\n\n${JSON.stringify(all, null, 1)}\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = "conversation.txt";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
