// Arranging the front: stories are carried by pointer or by keyboard. What that means the server decides: every step sends
// the form and takes the page that comes back, as without a script.
"use strict";

const form = document.getElementById("front");
const said = document.getElementById("front-said");
const words = form.dataset;
const keptAs = "portada-front";
const draftFields = ["base", "arrangement", "past", "future"];
const { account } = document.getElementById("content").dataset;

const say = (text) => { said.textContent = text; };
const cellOf = (element) => element?.closest?.("[data-story], [data-slot]");
const fill = (text, headline, place = "") => text.replace("#", headline).replace("%", place);
const placeName = (cell) => `${cell.dataset.label}, ${words.place} ${Number(cell.dataset.position) + 1}`;

// MARK: Steps

const isChanged = () => !form.querySelector("button[value=publish]").disabled;

const keep = () => {
  const draft = Object.fromEntries(draftFields.map((name) => [name, form.elements[name].value]));
  draft.changed = isChanged();
  draft.account = account;
  try {
    sessionStorage.setItem(keptAs, JSON.stringify(draft));
  } catch {
    tell(words.unkept);
  }
};

/** The draft of this account; null when there is none. */
const readKept = () => {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keptAs));
    return draft?.account === account && draftFields.every((name) => typeof draft[name] === "string") ? draft : null;
  } catch {
    return null;
  }
};

const forgetKept = () => {
  try {
    sessionStorage.removeItem(keptAs);
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
      form.replaceChildren(...fresh.childNodes);
      form.elements.to.value = to;
      form.querySelector(".candidates .cells").scrollTop = scrolled;
      dress();
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

/** Brings the focus back to what it was on, as far as that is there still. */
const refocus = (story, stepName) => {
  const button = stepName && form.querySelector(`[data-step=${stepName}]:not([disabled])`);
  const cell = story && form.querySelector(`[data-slot][data-story="${story}"]`);
  (button || cell?.querySelector("[data-grip]") || form.querySelector("button[value=publish]:not([disabled])"))?.focus();
};

form.addEventListener("change", (event) => {
  if (event.target.type !== "datetime-local") return;
  const { story } = cellOf(event.target).dataset;
  step("find", () => refocus(story));
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

// It lives as long as the tab: whoever leaves is asked, except on the way that they chose with one of the page's buttons.
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

dress();
const kept = readKept();
if (new URLSearchParams(location.search).has("published")) {
  forgetKept();
} else if (kept?.changed && form.elements.past.value === "" && kept.arrangement !== form.elements.arrangement.value) {
  for (const name of draftFields) form.elements[name].value = kept[name] ?? "";
  step("find", () => {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = words.restored;
    form.querySelector(".front-told").prepend(line);
    say(words.restored);
  });
} else if (form.elements.past.value !== "") {
  keep();
}
