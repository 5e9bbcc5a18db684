// Writing with nothing lost, and two people at once.
// What is typed stands in the browser until the server has noted it; the server keeps it until it is saved. What others
// save meanwhile comes in where nothing of it touches what is typed here; elsewhere the editor decides when saving.
"use strict";

if (StoryForm.data.mayEdit) (async () => {
  const { form, data, text, make, read, write, isSame, createByline } = StoryForm;
  const address = form.getAttribute("action");
  const isStory = data.form === "story";   // Otherwise it is a text that is to replace the story's at a minute.
  const journal = (rest = "") => `/desk/stories/${data.story}/journal/${rest}?form=${data.form}`;
  const noteAfter = 1500, keepAfter = 250, beatEvery = 4000, restingBeat = 55000, longestWait = 10000;

  let base = data.version;
  const baseAtOpening = base;
  const savedAtOpening = read();
  let saved = savedAtOpening;   // What the server has; null when it differs in some way from what stands here.
  let sequence = Date.now();    // Grows with every change here; it begins above what this window had before.
  let noted = sequence;         // The last that the server has noted or saved.
  let notedAt = 0;
  let ancestor = null;          // What was sent with a save whose outcome others' changes came into while one typed on.
  let problem = "";             // "", "offline", "signedOut", "otherAccount", or what the server refused.
  let isSaving = false, wantsSave = null, isSaveRefused = false, isKeeping = true;
  let failures = 0, talking = null, timer = null, keepTimer = null, typedAt = 0, waitingSince = null, newest = base;
  const adopted = new Set();    // Windows whose text was taken over here.

  const isDirty = () => saved === null || JSON.stringify(saved) !== JSON.stringify(read());

  // MARK: Lines that say what happened

  const lines = document.getElementById("story-lines");
  const kept = document.getElementById("story-kept");
  const savedText = kept.textContent;

  function say(key, words, ...buttons) {
    let line = lines.querySelector(`[data-line-key=${key}]`);
    if (!words) return line?.remove();
    const fresh = make("p", { className: "notice" }, make("span", { textContent: words }), ...buttons);
    fresh.dataset.lineKey = key;
    if (line) line.replaceWith(fresh);
    else lines.append(fresh);
  }

  const button = (key, act) => {
    const made = make("button", { type: "button", textContent: text(key) });
    made.addEventListener("click", act);
    return made;
  };

  const link = (key, href) => make("a", { href, textContent: text(key) });

  function show() {
    const isWorried = problem === "offline";
    kept.classList.toggle("is-worried", isWorried);
    let words;
    if (isWorried) words = text(isKeeping ? "offline" : "offlineUnsafe");
    else if (isSaving) words = text("saving");
    else if (!isDirty()) words = base === baseAtOpening ? savedText : text("saved");
    else if (sequence > noted) words = text("unsaved");
    else {
      const seconds = Math.round((Date.now() - notedAt) / 1000);
      words = seconds < 1 ? text("notedNow") : text("noted", { seconds });
    }
    if (kept.textContent !== words) kept.textContent = words;
    kept.dataset.state = isWorried ? "offline" : isSaving ? "saving" : !isDirty() ? "saved" : sequence > noted ? "typing" : "noted";
    const signIn = Object.assign(link("signIn", "/desk/sign-in/?to=/desk/"), { target: "_blank" });
    if (problem === "signedOut") say("session", text("signedOut"), signIn);
    else say("session", problem === "otherAccount" ? text("otherAccount") : "");
  }

  // MARK: The copy in the browser

  const prefix = `portada/${data.account}/${data.story}${isStory ? "" : `-${data.form}`}/`;
  const windowName = await claimWindow();

  // A name for this window, kept over a reload. A tab that was duplicated brings the name of another along, which holds
  // its lock: it gets a new one. Where there are no locks (no https), every page gets a new one.
  async function claimWindow() {
    const fresh = () => Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36)).join("");
    let name = sessionStorage.getItem("portada-window");
    for (let tries = 0; name && navigator.locks && tries < 6; tries += 1) {
      if (await hold(name)) return name;
      await new Promise((go) => setTimeout(go, 80));
    }
    if (name && !navigator.locks) adopted.add(name);
    name = fresh();
    sessionStorage.setItem("portada-window", name);
    if (navigator.locks) await hold(name);
    return name;
  }

  function hold(name) {
    return new Promise((answer) => {
      navigator.locks.request(`portada-${name}`, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock ? new Promise(() => {}) : undefined;
      });
    });
  }

  // What a page's fields hold that comes back from the browser's own store is not what was typed: it is loaded anew.
  let isComingBack = false;
  addEventListener("pageshow", (event) => (isComingBack ||= event.persisted));

  // Without fields, the copy only says that this browser has the window: what it typed is at the server.
  function keepHere() {
    clearTimeout(keepTimer);
    keepTimer = null;
    if (isComingBack) return;
    const isNeeded = sequence > noted || problem !== "";
    try {
      localStorage.setItem(prefix + windowName, JSON.stringify({ sequence, base, at: Date.now(), fields: isNeeded ? read() : null }));
      isKeeping = true;
    } catch {
      isKeeping = false;
    }
  }

  sequence = noted = Math.max(sequence, JSON.parse(localStorage.getItem(prefix + windowName) ?? "{}").sequence ?? 0);

  const dropHere = (name) => localStorage.removeItem(prefix + name);

  function copiesHere() {
    const copies = new Map();
    const monthAgo = Date.now() - 30 * 24 * 3600 * 1000;
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith("portada/")) continue;
      try {
        const copy = JSON.parse(localStorage.getItem(key));
        if (!copy.fields && copy.at < monthAgo) localStorage.removeItem(key);
        else if (key.startsWith(prefix)) copies.set(key.slice(prefix.length), copy);
      } catch {
        localStorage.removeItem(key);
      }
    }
    return copies;
  }

  // MARK: Talking to the server

  const keyField = () => form.querySelector("[name=_csrf]");

  async function post(path, parameters) {
    const answer = await fetch(path, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: parameters,
      signal: AbortSignal.timeout(20000),
    });
    const body = await answer.json().catch(() => ({}));
    return { status: answer.status, ok: answer.ok, body };
  }

  function parameters(fields) {
    const sent = new URLSearchParams({ _csrf: keyField().value, _window: windowName, _sequence: sequence, base });
    for (const [name, values] of Object.entries(fields ?? {})) for (const value of values) sent.append(name, value);
    if (fields && ancestor) sent.append("_was", JSON.stringify(ancestor));
    return sent;
  }

  // One request at a time: an entry must never overtake a save.
  function inTurn(work) {
    const turn = (talking ?? Promise.resolve()).then(work).finally(() => { if (talking === turn) talking = null; });
    talking = turn;
    return turn;
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => inTurn(talk), wait);
  }

  function failed(answer) {
    failures += 1;
    if (!answer || answer.status >= 500 || answer.status === 429) problem = "offline";
    else if (answer.status === 401) problem = "signedOut";
    else if (answer.body.fault === "foreignForm") problem = "key";
    else problem = "refused";
    keepHere();
    if (problem === "refused") {
      const isPlanGone = !isStory && answer.status === 404;
      if (isPlanGone) say("refused", text("planGone"), link("prepareAnew", `/desk/stories/${data.story}/plan/update/`));
      else say("refused", text("saveFailed", { reason: answer.body.help ?? answer.body.title ?? "" }));
      isSaveRefused = wantsSave !== null;
      wantsSave = null;
    }
    later(problem === "key" ? 0 : Math.min(longestWait, 1000 * 2 ** Math.min(failures - 1, 4)));
    show();
  }

  function mended() {
    failures = 0;
    problem = "";
    // Why it was not saved stays said until it is.
    if (!isSaveRefused) say("refused", "");
  }

  // A page that outlived its session gets the key of the new one.
  async function renew() {
    const answer = await fetch(journal(), { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(20000) });
    if (!answer.ok) return { status: answer.status, ok: false, body: {} };
    const state = await answer.json();
    if (state.account !== data.account) {
      problem = "otherAccount";
      show();
      return null;
    }
    for (const field of document.querySelectorAll("[name=_csrf]")) field.value = state.key;
    return { ok: true };
  }

  // Tells the server what was typed, or that somebody is here, and hears what others do.
  async function talk() {
    clearTimeout(timer);
    if (isComingBack) return;
    waitingSince = null;
    if (problem === "signedOut" || problem === "key" || problem === "otherAccount") {
      try {
        const renewed = await renew();
        if (!renewed) return later(longestWait);
        if (!renewed.ok) return failed(renewed);
      } catch {
        return failed(null);
      }
    }
    if (wantsSave !== null) return saveNow();
    const sentSequence = sequence, isNew = sequence > noted && isDirty();
    const needsJoining = newest > base;
    const sentFields = isNew || needsJoining ? read() : null;
    const sent = parameters(sentFields);
    if (isNew) sent.set("_dirty", "1");
    const part = document.activeElement?.closest("[data-part]");
    if (document.hidden) sent.set("_resting", "1");
    if (part && Date.now() - typedAt < 30000) sent.set("_field", part.dataset.part);
    let answer;
    try {
      answer = await post(journal(), sent);
    } catch {
      return failed(null);
    }
    if (!answer.ok) return failed(answer);
    mended();
    if (isNew && answer.body.noted > sentSequence) {
      // This window had come further once than its browser remembers.
      sequence = answer.body.noted + 1;
    } else if (isNew) {
      noted = sentSequence;
      notedAt = Date.now();
      keepHere();
      dropAdopted();
    }
    others(answer.body.others);
    if (answer.body.lastNote !== lastNote || (newest < answer.body.version && answer.body.version > base)) renewPapers();
    lastNote = answer.body.lastNote;
    newest = answer.body.version;
    if (newest > base && sentFields) join(answer.body, sentSequence);
    else if (newest > base) return later(0);
    show();
    later(sequence > noted && isDirty() ? noteAfter : document.hidden ? restingBeat : beatEvery);
  }

  function others(sentences) {
    const list = document.getElementById("story-others");
    const shown = [...list.children].map((child) => child.textContent);
    if (!isSame(shown, sentences)) list.replaceChildren(...sentences.map((words) => make("span", { textContent: words })));
  }

  // Takes in what others saved, unless something was typed since: then the next time.
  function join(answer, sentSequence) {
    if (answer.joined && sequence === sentSequence) {
      const wasDirty = isDirty();
      write(answer.joined.fields, answer.joined.names, true);
      base = answer.version;
      form.elements.base.value = base;
      ancestor = null;
      if (!wasDirty || answer.joined.isSaved) {
        settle();
      } else {
        saved = null;
        changedHere();
      }
      say("undecided", "");
      say("taken", text("takenIn", { name: answer.saved }));
      if (answer.joined.left.length) say("pictures", gone(answer.joined.left));
    } else if (!answer.joined) {
      say("undecided", text("undecided", { name: answer.saved, parts: answer.undecided.join(", ") }));
    }
  }

  // What stands here is what the server has.
  function settle() {
    saved = read();
    noted = sequence;
    keepHere();
    say("recovered", "");
  }

  const drop = (name, last) => {
    dropHere(name);
    const sent = new URLSearchParams({ _csrf: keyField().value, _window: name, _sequence: last });
    return post(journal("drop/"), sent).catch(() => {});
  };

  // What was taken over from other windows is at the server under the name of this one.
  function dropAdopted() {
    const dropped = [...adopted].map((name) => drop(name, Number.MAX_SAFE_INTEGER));
    adopted.clear();
    return Promise.all(dropped);
  }

  // What is said beside the form of the story's way to the readers, and by colleagues, as it is now.
  let lastNote = data.lastNote;
  async function renewPapers() {
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const isToldOf = form.elements.announce?.checked;
    for (const part of [".publication", ".notes", ".story-kept .state"]) {
      const [here, there] = [document.querySelector(part), fresh.querySelector(part)];
      if (here && there && !here.contains(document.activeElement)) here.replaceWith(there);
    }
    // What was ticked stays so until it is saved.
    if (isToldOf && form.elements.announce) form.elements.announce.checked = true;
  }

  // MARK: Saving

  function save(then) {
    wantsSave = then;
    isSaving = true;
    show();
    return inTurn(talk);
  }

  async function saveNow() {
    const then = wantsSave, sentSequence = sequence, sentFields = read();
    const sent = parameters(sentFields);
    if (form.elements.announce?.checked) sent.set("announce", "on");
    let answer;
    try {
      answer = await post(address, sent);
    } catch {
      isSaving = false;
      return failed(null);
    }
    isSaving = false;
    if (!answer.ok) return failed(answer);
    isSaveRefused = false;
    mended();
    wantsSave = null;
    await dropAdopted();
    // Readers are told once: the next save is quiet again. The box may be another by now.
    if (isStory && form.elements.announce) form.elements.announce.checked = false;
    if (answer.body.to) {
      noted = sequence;
      keepHere();
      location.assign(answer.body.to);
      return;
    }
    take(answer.body, sentFields, sentSequence);
    newest = answer.body.version;
    show();
    later(beatEvery);
    // Whoever is told that something was left out sees first what is left.
    const next = answer.body.left.length || answer.body.byline || answer.body.gone ? "" : then;
    if (!next) renewPapers();
    if (next && !isDirty()) location.assign(`${address}${next}/`);
  }

  const gone = (names) => names.length ? text("picturesGone", { names: names.join(", ") }) : "";

  // What was typed while it was saved stays; all else is as the server has it.
  function take(answer, sentFields, sentSequence) {
    const now = read();
    const isTypedSince = sequence !== sentSequence;
    const untouched = Object.entries(answer.fields).filter(([name]) => isSame(now[name], sentFields[name]));
    write(Object.fromEntries(untouched), answer.names, true);
    const wished = sentFields.slug[0] ?? "";
    say("slug", /-\d+$/.test(answer.slug) && answer.slug.startsWith(`${wished}-`) && wished ? text("slugGiven", { slug: answer.slug }) : "");
    form.elements.slug.placeholder = answer.slug;
    say("undecided", "");
    say("taken", answer.isJoined ? text("savedJoined") : "");
    say("pictures", gone(answer.left));
    say("gone", answer.gone);
    sayUnsigned(answer.byline);
    if (!isTypedSince || !answer.isJoined) {
      base = answer.version;
      form.elements.base.value = base;
      ancestor = null;
    } else {
      ancestor = sentFields;
    }
    // A name that doesn't say who signs is not saved: it is noted as what is typed is.
    if (isTypedSince || answer.byline) {
      saved = null;
      changedHere();
    } else {
      settle();
    }
  }

  // It is said above, and beside the field that keeps it.
  function sayUnsigned(byline) {
    const told = document.getElementById("byline-told");
    told.textContent = byline?.words ?? "";
    told.hidden = !byline;
    if (!byline) return say("byline", "");
    const create = make("button", { type: "button", textContent: text("create", { name: byline.name }) });
    create.addEventListener("click", () => {
      sayUnsigned(null);
      createByline(byline.name);
    });
    say("byline", byline.words, ...(byline.isCreatable ? [create] : []));
  }

  // MARK: Restoring

  // Whether a window of this account is still open somewhere.
  async function openWindows() {
    if (!navigator.locks) return null;
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.replace(/^portada-/, "")));
  }

  // What was typed and not saved: what this browser holds counts where it is further than what the server has.
  async function unsaved() {
    let state = { entries: [], names: {} };
    try {
      const answer = await fetch(journal(), { headers: { Accept: "application/json" } });
      if (answer.ok) state = await answer.json();
    } catch { /* What stands in the browser is there all the same. */ }
    const open = await openWindows();
    const copies = copiesHere();
    const entries = new Map(state.entries.map((entry) => [entry.window, entry]));
    for (const [name, copy] of copies) {
      if (!copy.fields || copy.sequence <= (entries.get(name)?.sequence ?? -1)) continue;
      const time = new Date(copy.at).toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit", timeZone: data.timeZone });
      entries.set(name, { isThere: false, ...entries.get(name), ...copy, window: name, time, isHereOnly: true });
    }
    for (const [name, entry] of entries) {
      if (name === windowName || adopted.has(name)) entry.isThere = false;
      else if (open && (copies.has(name) || entry.isThisBrowser)) entry.isThere = open.has(name);
    }
    const own = (entry) => Number(entry.window === windowName);
    return { names: state.names, waiting: [...entries.values()].sort((one, other) => own(other) - own(one)) };
  }

  // Brings back what no window holds any more. What a window holds that may have died just now is looked at again.
  async function restore() {
    const isNeeded = data.hasJournal || [...copiesHere().values()].some((copy) => copy.fields);
    if (!isNeeded || typedAt !== 0) return;
    const { waiting, names } = await unsaved();
    const chosen = waiting.find((entry) => !entry.isThere);
    for (const entry of waiting) if (entry !== chosen && !entry.isHereOnly) offer(entry, names);
    if (chosen && typedAt === 0) {
      say(`elsewhere-${chosen.window}`, "");
      bringBack(chosen, names);
    } else if (waiting.length) {
      setTimeout(restore, beatEvery);
    }
  }

  // Text of one's own that waits elsewhere: compared on a page of its own, or brought here; never by itself put over what
  // stands here.
  function offer(entry, names) {
    const key = `elsewhere-${entry.window}`;
    const discard = button("discard", () => {
      drop(entry.window, entry.sequence);
      say(key, "");
    });
    const bring = button("bringHere", () => {
      say(key, "");
      bringBack(entry, names);
      changedHere();
    });
    const ways = isStory ? [link("compare", `${address}merge/${entry.window}/`)] : entry.isThere ? [] : [bring];
    say(key, text("elsewhere", { time: entry.time }), ...ways, ...(entry.isThere ? [] : [discard]));
  }

  function bringBack(entry, names) {
    const before = { fields: read(), base, saved };
    const complete = { ...read(), ...Object.fromEntries(Object.keys(read()).map((name) => [name, entry.fields[name] ?? []])) };
    write(complete, names);
    base = Math.min(entry.base, newest);
    sequence = Math.max(sequence, entry.sequence) + 1;
    if (entry.window !== windowName) adopted.add(entry.window);
    if (base === newest && !isDirty()) {
      drop(entry.window, sequence);
      settle();
      return;
    }
    if (base !== newest) saved = null;
    let put = null;
    const undo = button("undo", () => {
      const back = put;
      put = back ? null : { fields: read(), base };
      write((back ?? before).fields, names);
      base = (back ?? before).base;
      saved = back ? (base === baseAtOpening ? savedAtOpening : null) : before.saved;
      undo.textContent = text(back ? "undo" : "redo");
      changedHere();
    });
    const discard = button("discard", () => {
      write(savedAtOpening, names);
      base = baseAtOpening;
      form.elements.base.value = base;
      sequence += 1;
      drop(windowName, sequence);
      settle();
      show();
    });
    say("recovered", text("recovered", { time: entry.time }), undo, discard);
    keepHere();
  }

  // MARK: What one does

  // An entry goes out a while after the first change that it holds, however fast one types on.
  function changedHere() {
    sequence += 1;
    typedAt = Date.now();
    waitingSince ??= typedAt;
    keepTimer ??= setTimeout(keepHere, keepAfter);
    if (failures === 0) later(Math.max(0, waitingSince + noteAfter - typedAt));
    show();
  }

  // What the page itself puts into the fields is nothing that somebody typed.
  form.addEventListener("input", () => StoryForm.isWriting() || changedHere());
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox]")) changedHere();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.submitter?.name === "then" ? event.submitter.value : "");
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key.toLowerCase() === "s") {
      event.preventDefault();
      send(null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const first = document.querySelector("[form=story][name=then][value=publication], [form=story][name=then]");
      send(first);
    }
  });
  // What a browser can check in a plan is checked by keys, too.
  const send = (button) => isStory ? save(button?.value ?? "") : form.requestSubmit(button);
  const note = document.getElementById("story-note");
  note?.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = note.elements.note.value;
    if (!words.trim()) return;
    inTurn(async () => {
      const answer = await post(note.getAttribute("action"), new URLSearchParams({ _csrf: keyField().value, note: words })).catch(() => null);
      if (!answer?.ok) return failed(answer);
      note.reset();
      await renewPapers();
    });
  });
  document.addEventListener("story:say", (event) => say("said", event.detail));
  addEventListener("online", () => later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keepHere();
    else later(0);
  });
  // Where nothing can be kept, leaving is asked about.
  addEventListener("beforeunload", (event) => {
    if (!isKeeping && sequence > noted && isDirty()) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (isComingBack) return;
    keepHere();
    const isNew = sequence > noted && isDirty();
    const sent = parameters(isNew ? read() : null);
    sent.set("_leaving", "1");
    if (isNew) sent.set("_dirty", "1");
    // A browser sends no more than 64 KB with a farewell; a longer text stands in its own store.
    if (sent.toString().length > 60000) for (const name of Object.keys(read()).concat("_dirty")) sent.delete(name);
    navigator.sendBeacon(journal(), sent);
  });
  setInterval(show, 1000);

  await restore();
  document.documentElement.dataset.story = "ready";
  show();
  later(0);
})();
