// What every page of the desk has: menus that close, keys that lead on, and a dialog that shows them.
// An element with data-key="x" is reached, or pressed, by that key; rows with data-row by j and k. Who wants no single keys
// turns them off in their account; the page's scripts hear of those that count as `desk:key`.
"use strict";

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// A menu that would reach beyond the window is moved into it.
document.addEventListener("toggle", ({ target: menu }) => {
  if (!menu.matches?.("details.menu[open]")) return;
  const items = menu.querySelector(".menu-items");
  items.style.translate = "";
  const edge = 8, { left, right, bottom } = items.getBoundingClientRect();
  const room = document.documentElement.clientWidth - edge;
  const shift = left < edge ? edge - left : Math.min(0, room - right);
  if (shift) items.style.translate = `${Math.max(shift, edge - left)}px`;
  if (bottom > innerHeight) items.scrollIntoView({ block: "nearest" });
}, true);

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

// Whoever leaves a computer leaves no earlier texts there; what the newspaper has not noted yet stays for their return.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("action") !== "/desk/sign-out/") return;
  try {
    const own = `portada-past/${document.getElementById("content").dataset.account}/`;
    for (const key of Object.keys(localStorage)) if (key.startsWith(own)) localStorage.removeItem(key);
  } catch { /* A browser that keeps nothing. */ }
});

// Its button closes a dialog, and so does a click beside it.
document.addEventListener("click", (event) => {
  if (event.target.matches("dialog.keys, [data-closes]")) event.target.closest("dialog").close();
});

// The keys that led to a page press nothing on it: one that is held, and Ctrl+Enter, which means "on" where it comes from.
document.addEventListener("keydown", (event) => {
  const isOn = event.key === "Enter" && (event.repeat || event.ctrlKey || event.metaKey);
  if (isOn && event.target.matches("button")) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  if (DeskKeys.counts(event)) DeskKeys.press(event);
});

// Single keys. Speech that is turned into keys comes as a row of letters: an act waits a moment, and another letter meanwhile
// shows that a word is meant, as long as letters come.
const DeskKeys = (() => {
  const isOn = !("keysOff" in document.getElementById("content").dataset);
  const longWait = 500, pause = 700;
  let waiting = null, isWord = false, lastAt = 0;

  const counts = (event) =>
    isOn && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
    && !document.querySelector("dialog[open]");

  /** Does what can't be undone by looking elsewhere, unless the key turns out to be of a word. */
  function act(work, wait = longWait) {
    waiting = setTimeout(() => {
      waiting = null;
      work();
    }, wait);
  }

  /** Whether the key is of a word that is being said. */
  function isOfWord() {
    const now = performance.now();
    if (waiting !== null) isWord = true;
    else if (now - lastAt > pause) isWord = false;
    lastAt = now;
    clearTimeout(waiting);
    waiting = null;
    return isWord;
  }

  function press(event) {
    if (isOfWord()) return;
    const { key } = event;
    const told = new CustomEvent("desk:key", { detail: { key }, cancelable: true });
    if (!document.dispatchEvent(told)) {
      event.preventDefault();
      return;
    }
    if (key === "?") {
      document.getElementById("keys")?.showModal();
      return;
    }
    if (key === "j" || key === "k") {
      const rows = [...document.querySelectorAll("[data-row]")];
      const next = rows[rows.indexOf(document.activeElement) + (key === "j" ? 1 : -1)] ?? rows.at(key === "j" ? -1 : 0);
      next?.focus();
      return;
    }
    const named = [...document.querySelectorAll("[data-key]")].find((element) => element.dataset.key === key);
    if (!named) return;
    event.preventDefault();
    if (isTyping(named)) named.focus();
    else if (named.matches("input")) named.click();
    else act(() => named.click());
  }

  return { counts, press, act };
})();
