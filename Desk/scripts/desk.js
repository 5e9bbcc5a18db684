// What every page of the desk has: menus that close, keys that lead on, and a dialog that shows them.
// An element with data-key="x" is reached, or pressed, by that key; rows with data-row by j and k.
"use strict";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Where tabs don't fit, the one that counts is seen first.
for (const tab of document.querySelectorAll(".tabs [aria-current], .bar nav [aria-current]")) {
  const row = tab.parentElement;
  row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

// WebKit empties the fields of a form that says autocomplete=off when its page comes back from the browser's own store:
// such a page is asked for anew, and brings back what was typed. Other pages keep what was typed into them.
addEventListener("pageshow", (event) => {
  if (event.persisted && document.querySelector("form[autocomplete=off]")) location.reload();
});

// A file that is dropped where nothing takes it would open in the place of the page.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files") || event.target.closest?.("input[type=file]")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "none";
  });
}

const isTyping = (target) =>
  target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit])");

for (const opener of document.querySelectorAll("[data-opens]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => {
    // Where the menu was opened from is where one comes back to.
    const menu = opener.closest("details.menu");
    menu?.querySelector("summary").focus();
    if (menu) menu.open = false;
    document.getElementById(opener.dataset.opens)?.showModal();
  });
}

// Its button closes a dialog, and so does a click beside it.
document.addEventListener("click", (event) => {
  if (event.target.matches("dialog.keys, [data-closes]")) event.target.closest("dialog").close();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    document.getElementById("keys")?.showModal();
    return;
  }
  if (event.key === "j" || event.key === "k") {
    const rows = [...document.querySelectorAll("[data-row]")];
    const next = rows[rows.indexOf(document.activeElement) + (event.key === "j" ? 1 : -1)] ?? rows.at(event.key === "j" ? -1 : 0);
    next?.focus();
    return;
  }
  const named = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === event.key);
  if (named) {
    event.preventDefault();
    if (isTyping(named)) named.focus();
    else named.click();
  }
});
