// A button with data-prints opens the printer; without script the browser's own menu does.

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-prints]")) window.print();
});
