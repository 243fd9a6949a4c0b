// @ts-check
// Without network: lists the pages that are on this device, by their titles.

import { folder } from "./folder.js";

const list = document.querySelector("[data-pages]");
const inside = async () => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`askaround-pages-${folder}-`)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if (!answer?.headers.get("content-type")?.startsWith("text/html")) continue;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const link = document.createElement("a");
      link.href = new URL(request.url).pathname;
      link.textContent = page.title;
      const item = document.createElement("li");
      item.append(link);
      list?.append(item);
    }
  }
};
void inside();
