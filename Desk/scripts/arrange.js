// Arranging the front: stories are carried by pointer or by keyboard. What that means the server decides: every step sends
// the form and takes the page that comes back, as without a script.
"use strict";

const form = document.getElementById("front");
const said = document.getElementById("front-said");
const words = form.dataset;
const draftFields = ["base", "arrangement", "past", "future"];
const { account } = document.getElementById("content").dataset;
const keptAs = `portada-front/${account}`;
const longestKept = 7 * 24 * 3600 * 1000;   // An arrangement of last week is none for today's front.

const say = (text) => { said.textContent = text; };
const cellOf = (element) => element?.closest?.("[data-story], [data-slot]");
const fill = (text, headline, place = "") => text.replace("#", headline).replace("%", place);
const placeName = (cell) => `${cell.dataset.label}, ${words.place} ${Number(cell.dataset.position) + 1}`;

// MARK: Steps

const isChanged = () => !form.querySelector("button[value=publish]").disabled;

const storeOf = (name) => {
  try {
    return window[name];
  } catch {
    return null;
  }
};
/** What a store keeps of this account's; null when that is nothing, or of last week. */
const readFrom = (store) => {
  try {
    const draft = JSON.parse(store.getItem(keptAs));
    const isDraft = Number.isFinite(draft?.at) && draftFields.every((name) => typeof draft[name] === "string");
    return isDraft && Date.now() - draft.at < longestKept ? draft : null;
  } catch {
    return null;
  }
};

// A draft waits in its tab's store, and in the browser's, where it outlives the tab. Another tab that has none of its own
// leaves that alone.
const [ofTab, ofBrowser] = ["sessionStorage", "localStorage"].map(storeOf);
const tab = readFrom(ofTab)?.tab ?? crypto.getRandomValues(new Uint32Array(2)).join("-");
const isOthers = () => {
  const there = readFrom(ofBrowser);
  return there?.changed && there.tab !== tab;
};

const keep = () => {
  const draft = { ...Object.fromEntries(draftFields.map((name) => [name, form.elements[name].value])), changed: isChanged(), at: Date.now(), tab };
  try {
    ofTab.setItem(keptAs, JSON.stringify(draft));
    if (draft.changed || !isOthers()) ofBrowser.setItem(keptAs, JSON.stringify(draft));
  } catch {
    if (draft.changed) tell(words.unkept);
  }
};

/** The draft of this tab, or else the last one of this account in this browser. */
const readKept = () => {
  const own = readFrom(ofTab);
  return own?.changed ? own : readFrom(ofBrowser);
};

const forgetKept = () => {
  try {
    ofTab.removeItem(keptAs);
    if (!isOthers()) ofBrowser.removeItem(keptAs);
  } catch { /* What can't be reached is not kept. */ }
};

/** A fault above the front, in place of the one before. */
const tell = (text) => {
  say(text);
  const line = document.createElement("p");
  line.className = "fault";
  line.setAttribute("role", "alert");
  line.textContent = text;
  form.querySelector(".front-told").replaceChildren(line);
};

const dress = () => {
  for (const grip of form.querySelectorAll("[data-grip]")) grip.hidden = false;
};

let queue = Promise.resolve();

/** Sends the form with an act, and shows the page that comes back. One step after the other. */
const step = (act, after = () => {}) => {
  queue = queue.then(async () => {
    const fields = new URLSearchParams(new FormData(form));
    fields.set("act", act);
    // Half a date has no value in browsers; it is not "no end", and the server says so.
    for (const field of form.querySelectorAll("[type=datetime-local]")) {
      if (field.validity.badInput) fields.set(field.name, "?");
    }
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("front");
      // What is no page of the desk's came from something between: the step was not done, and can be tried again.
      if (!page.getElementById("content")?.matches("[data-unsent]")) throw new Error("no page of the desk");
      if (!fresh) {
        mayLeave = true;
        location.reload();
        return;
      }
      const scrolled = form.querySelector(".candidates .cells").scrollTop;
      const to = form.elements.to.value;
      const findFocus = focusAgain();
      form.replaceChildren(...fresh.childNodes);
      form.elements.to.value = to;
      form.querySelector(".candidates .cells").scrollTop = scrolled;
      dress();
      findFocus()?.focus({ preventScroll: true });
      keep();
      after();
    } catch {
      tell(words.offline);
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
  return queue;
};

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || button.formTarget === "front-preview") return;
  // The draft stays until the page says that it is published.
  if (button.hasAttribute("data-whole")) return;
  event.preventDefault();
  const { story } = cellOf(button)?.dataset ?? {};
  const stepName = button.dataset.step;
  step(button.value, () => refocus(story, stepName));
});

/** Finds what has the focus in the page that takes the place of this one: the same control of the same cell, or beside them. */
const focusAgain = () => {
  const focused = document.activeElement;
  if (!form.contains(focused)) return () => null;
  const controls = "summary, button, input, select, a[href], [tabindex]";
  const around = (element) => {
    const cell = cellOf(element);
    return cell ? [`[data-story="${cell.dataset.story ?? ""}"]${cell.dataset.slot ? `[data-slot="${cell.dataset.slot}"]` : ":not([data-slot])"}`, cell] : ["", form];
  };
  const [where, root] = around(focused);
  const place = [...root.querySelectorAll(controls)].filter((one) => root !== form || !cellOf(one)).indexOf(focused);
  return () => {
    const fresh = where ? form.querySelector(where) : form;
    return fresh && [...fresh.querySelectorAll(controls)].filter((one) => fresh !== form || !cellOf(one))[place];
  };
};

/** Brings the focus back to what it was on, as far as that is there still. */
const refocus = (story, stepName) => {
  const button = stepName && form.querySelector(`[data-step=${stepName}]:not([disabled])`);
  const cell = story && form.querySelector(`[data-slot][data-story="${story}"]`);
  (button || cell?.querySelector("[data-grip]") || form.querySelector("button[value=publish]:not([disabled])"))?.focus();
};

// An end is typed in several strokes, each of which is a date already: it is taken when its menu closes, or by its button.
const isTyped = (field) => field.value !== field.defaultValue || field.validity.badInput;
form.addEventListener("toggle", ({ target: menu }) => {
  const field = menu.matches(".cell-menu:not([open])") && menu.querySelector("[type=datetime-local]");
  if (field && isTyped(field)) step("find");
}, true);
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const menu = target.closest(".cell-menu");
  if (!menu || menu.contains(relatedTarget)) return;
  // Where the focus goes to nothing, the window may only be left for another.
  const isLeft = relatedTarget || (document.hasFocus() && target.type === "datetime-local" && isTyped(target));
  if (isLeft) menu.open = false;
});
// Who closes the menu by Escape takes back what they typed; Enter takes the end.
form.addEventListener("keydown", (event) => {
  if (event.target.type !== "datetime-local") return;
  if (event.key === "Escape") event.target.value = event.target.defaultValue;
  if (event.key !== "Enter") return;
  event.preventDefault();
  event.target.closest("details").querySelector("[value=find]").click();
});

let typing;
form.addEventListener("input", (event) => {
  if (event.target.name !== "q") return;
  clearTimeout(typing);
  typing = setTimeout(() => step("find", () => {
    const field = form.elements.q;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }), 250);
});

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  if (event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  form.querySelector(`[data-step=${event.shiftKey ? "redo" : "undo"}]:not([disabled])`)?.click();
});

// MARK: Carrying

/** What is carried: the cell that it came from, the place where it would be put down, and where the pointer is. */
let carried = null;

const places = () => [...form.querySelectorAll("[data-slot]")];

const aim = (cell) => {
  carried.target?.classList.remove("is-target");
  carried.target = cell;
  cell?.classList.add("is-target");
};

const lift = (cell) => {
  carried = { cell, target: null, story: cell.dataset.story, headline: cell.dataset.headline };
  cell.classList.add("is-lifted");
};

const letGo = () => {
  carried?.cell.classList.remove("is-lifted");
  carried?.cell.querySelector("[data-grip]")?.setAttribute("aria-pressed", "false");
  carried?.ghost?.remove();
  if (carried) aim(null);
  carried = null;
  document.body.classList.remove("carrying");
};

const putDown = () => {
  const { target, story, headline, cell } = carried;
  letGo();
  if (!target || target === cell) return;
  const place = placeName(target);
  step(`put ${story} ${target.dataset.slot} ${target.dataset.position}`, () => {
    refocus(story);
    say(fill(words.dropped, headline, place));
  });
};

/** The place under the pointer; at the window's edges the page rolls on for as long as the pointer stays there. */
const roll = () => {
  if (!carried?.at) return;
  const { x, y } = carried.at;
  const edge = 80;
  const depth = y < edge ? y - edge : Math.max(0, y - (innerHeight - edge));
  if (depth) scrollBy(0, Math.max(-edge, Math.min(edge, depth)) / 4);
  aim(document.elementFromPoint(x, y)?.closest("[data-slot]") ?? null);
  requestAnimationFrame(roll);
};

// What a key has lifted is let go where the pointer takes over.
document.addEventListener("pointerdown", () => {
  if (!carried || carried.ghost) return;
  say(fill(words.cancelled, carried.headline));
  letGo();
}, true);

form.addEventListener("pointerdown", (event) => {
  const cell = event.target.closest("[data-story]");
  const grip = event.target.closest("[data-grip]");
  if (!cell || event.button !== 0 || event.target.closest("details, button:not([data-grip]), a, input")) return;
  if (event.pointerType !== "mouse" && !grip) return;
  if (carried) return;
  const start = { x: event.clientX, y: event.clientY };
  const move = (event) => {
    if (!carried) {
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < 5) return;
      lift(cell);
      carried.ghost = document.createElement("div");
      carried.ghost.className = "carried";
      carried.ghost.textContent = carried.headline;
      document.body.append(carried.ghost);
      document.body.classList.add("carrying");
      requestAnimationFrame(roll);
    }
    event.preventDefault();
    carried.at = { x: event.clientX, y: event.clientY };
    // A finger hides what lies below it.
    const above = event.pointerType === "mouse" ? -12 : carried.ghost.offsetHeight + 24;
    carried.ghost.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - carried.ghost.offsetWidth - 4))}px`;
    carried.ghost.style.top = `${event.clientY - above}px`;
  };
  const end = (event) => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    if (!carried) return;
    aim(document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-slot]") ?? null);
    if (event.type === "pointerup") putDown();
    else letGo();
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
});

form.addEventListener("keydown", (event) => {
  const grip = event.target.closest?.("[data-grip]");
  if (!grip) return;
  if (!carried) {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    lift(cellOf(grip));
    grip.setAttribute("aria-pressed", "true");
    aim(carried.cell.dataset.slot ? carried.cell : places()[0]);
    say(fill(words.picked, carried.headline));
    return;
  }
  const all = places();
  const at = all.indexOf(carried.target);
  const nextSlot = (from, way) => {
    const slot = all[from].dataset.slot;
    const others = way > 0 ? all.slice(from) : all.slice(0, from).reverse();
    const found = others.find((cell) => cell.dataset.slot !== slot);
    return found ? all.findIndex((cell) => cell.dataset.slot === found.dataset.slot) : from;
  };
  const goals = {
    ArrowDown: () => at + 1, ArrowRight: () => at + 1, ArrowUp: () => at - 1, ArrowLeft: () => at - 1,
    PageDown: () => nextSlot(at, 1), PageUp: () => nextSlot(at, -1), Home: () => 0, End: () => all.length - 1,
  };
  if (event.key in goals) {
    event.preventDefault();
    aim(all[Math.min(Math.max(goals[event.key](), 0), all.length - 1)]);
    carried.target.scrollIntoView({ block: "nearest" });
    say(placeName(carried.target));
  } else if (event.key === " " || event.key === "Enter") {
    event.preventDefault();
    putDown();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    say(fill(words.cancelled, carried.headline));
    letGo();
  }
});

// A grip is pressed by key or pointer; the click that a browser makes of it means nothing.
form.addEventListener("click", (event) => {
  if (event.target.closest("[data-grip]")) event.preventDefault();
});

// MARK: Preview

let dialog;
const openPreview = () => {
  if (!dialog) {
    dialog = document.createElement("dialog");
    dialog.className = "front-preview";
    dialog.setAttribute("aria-label", words.title);
    const head = document.createElement("div");
    const title = document.createElement("h2");
    title.textContent = words.title;
    const frame = document.createElement("iframe");
    frame.name = "front-preview";
    frame.title = words.title;
    const button = (text, act) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = text;
      made.addEventListener("click", act);
      return made;
    };
    /** Two buttons, one of which is pressed: the second puts a class on the frame. */
    const choice = (names, className, isSecond) => {
      const pair = document.createElement("span");
      const choose = (second) => {
        frame.classList.toggle(className, second);
        [...pair.children].forEach((made, place) => made.setAttribute("aria-pressed", String(second === (place === 1))));
      };
      pair.append(...names.map((name, place) => button(name, () => choose(place === 1))));
      choose(isSecond);
      return pair;
    };
    head.append(
      title,
      choice([words.screen, words.phone], "is-phone", false),
      choice([words.light, words.dark], "is-dark", matchMedia("(prefers-color-scheme: dark)").matches),
      button(words.close, () => dialog.close()),
    );
    dialog.append(head, frame);
    document.body.append(dialog);
  }
  dialog.showModal();
};

form.addEventListener("click", (event) => {
  if (event.target.closest("[data-preview]")) openPreview();
});

// MARK: A draft outlives its page

// It waits in this browser: whoever leaves is asked whether they forgot to publish, except on the way that they chose with
// one of the page's buttons.
let mayLeave = false;
addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.submitter?.formTarget !== "front-preview") mayLeave = true;
});
// Back from the browser's own store, the page is loaded anew and gets its draft: nothing is lost by that.
addEventListener("pageshow", (event) => {
  if (event.persisted) mayLeave = true;
});
addEventListener("beforeunload", (event) => {
  if (!mayLeave && isChanged()) event.preventDefault();
});

/** A moment by the newspaper's clock. */
const clock = (at) => new Date(at).toLocaleString(document.documentElement.lang, {
  timeZone: words.zone, day: "numeric", month: "short", hour: "numeric", minute: "2-digit",
});

dress();
const kept = readKept();
if (new URLSearchParams(location.search).has("published")) {
  forgetKept();
} else if (kept?.changed && form.elements.past.value === "" && kept.arrangement !== form.elements.arrangement.value) {
  for (const name of draftFields) form.elements[name].value = kept[name] ?? "";
  step("find", () => {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = fill(words.restored, clock(kept.at));
    form.querySelector(".front-told").prepend(line);
    say(line.textContent);
  });
} else if (form.elements.past.value !== "") {
  keep();
}
