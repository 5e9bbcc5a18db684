// What every page of the desk has: menus that close, keys that lead on.
"use strict";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

const isTyping = (target) =>
  target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    const rows = [...document.querySelectorAll("[data-row]")];
    const next = rows[rows.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1)] ?? rows.at(event.key === "j" ? -1 : 0);
    next?.focus();
    return;
  }
  const named = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
  if (named) {
    event.preventDefault();
    if (named.matches("input, textarea, select")) named.focus();
    else named.click();
  }
});
