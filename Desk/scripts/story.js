// Writing with nothing lost, and two people at once.
// What is typed stands in the browser until the server has noted it; the server keeps it until it is saved. What others
// save meanwhile comes in where nothing of it touches what is typed here; elsewhere the editor decides when saving.
"use strict";

if (StoryForm.data.mayEdit) (() => {
  const { form, data, text, make, read, write, isSame, createByline } = StoryForm;
  const address = form.getAttribute("action");
  const isStory = data.form === "story";   // Otherwise it is a text that is to replace the story's at a minute.
  const journal = (rest = "") => `/desk/stories/${data.story}/journal/${rest}?form=${data.form}`;
  const noteAfter = 1500, keepAfter = 250, beatEvery = 4000, restingBeat = 55000, longestWait = 10000;
  const rememberEvery = 180000, rememberLossEvery = 20000, maxRenewals = 3;

  let base = data.version;
  const baseAtOpening = base;
  const savedAtOpening = read();
  let saved = savedAtOpening;   // What the server has; null when it differs in some way from what stands here.
  let sequence = 1;             // Grows with every change on this page. Its window's name is its own, so that it can begin anew.
  let noted = sequence;         // The last that the server has noted or saved.
  let notedAt = 0;
  let ancestor = null;          // What was sent with a save whose outcome others' changes came into while one typed on.
  let problem = "";             // "", or why what is typed can't be noted now: see `worries`.
  let isSaving = false, wantsSave = null, isSaveRefused = false;
  let failures = 0, renewals = 0, talking = null, timer = null, keepTimer = null, typedAt = 0, waitingSince = null, newest = base;
  let keptFields = savedAtOpening, rememberedAt = Date.now(), lossAt = 0;
  const adopted = new Map();    // Windows whose text was taken over here: up to which sequence, and at which of this page.

  const isDirty = () => saved === null || JSON.stringify(saved) !== JSON.stringify(read());

  // MARK: Shapes of answers

  const shapes = Answers.shapes;
  const fieldsShape = shapes.map(shapes.list(shapes.text));
  const namesShape = shapes.record({ byline: shapes.map(shapes.text), tag: shapes.map(shapes.text), lead: shapes.map(shapes.text) });
  const entryShape = shapes.record({
    window: shapes.text, sequence: Number.isFinite, base: Number.isFinite, at: shapes.number, time: shapes.text,
    isThere: shapes.flag, isThisBrowser: shapes.flag, fields: fieldsShape,
  });
  const stateShape = shapes.record({
    account: shapes.number, key: shapes.text, version: shapes.number, entries: shapes.list(entryShape), names: namesShape,
  });
  const joinedShape = shapes.record({ fields: fieldsShape, names: namesShape, left: shapes.list(shapes.text), isSaved: shapes.flag });
  const talkShape = shapes.record({
    version: shapes.number, noted: Number.isFinite, lastNote: shapes.number, others: shapes.list(shapes.text), saved: shapes.text,
    joined: shapes.maybe(joinedShape), undecided: shapes.list(shapes.text),
  });
  const bylineShape = shapes.record({ name: shapes.text, words: shapes.text, isCreatable: shapes.flag });
  const savedShape = shapes.record({
    version: shapes.number, isJoined: shapes.flag, left: shapes.list(shapes.text), byline: shapes.maybe(bylineShape),
    fields: fieldsShape, names: namesShape, slug: shapes.text, path: shapes.text,
  });
  const onShape = shapes.record({ to: (value) => shapes.text(value) && value.startsWith("/desk/") });

  // MARK: Lines that say what happened

  const lines = document.getElementById("story-lines");
  const kept = document.getElementById("story-kept");
  const savedText = kept.textContent;

  function say(key, words, ...buttons) {
    let line = lines.querySelector(`[data-line-key="${key}"]`);
    if (!words) {
      line?.remove();
      return showCall();
    }
    const fresh = make("p", { className: "notice" }, make("span", { textContent: words }), ...buttons);
    fresh.dataset.lineKey = key;
    if (line) line.replaceWith(fresh);
    else lines.append(fresh);
    showCall();
  }

  // What waits for a decision is seen from the end of a long text, too: a button says it there, and leads to it.
  const urgent = /^(undecided|elsewhere-.*|session|storage|refused|gone|pictures|byline|note)$/;
  const call = make("button", { type: "button", className: "story-call", hidden: true });
  let areLinesSeen = true;

  function showCall() {
    const line = [...lines.querySelectorAll("[data-line-key]")].findLast((one) => urgent.test(one.dataset.lineKey));
    const words = line?.firstChild.textContent ?? "";
    if (words && call.textContent !== words) call.textContent = words;
    call.hidden = !words || areLinesSeen;
  }

  document.getElementById("content").append(call);
  call.addEventListener("click", () => {
    document.querySelector(".editor.is-full [aria-keyshortcuts$='+Shift+F']")?.click();
    lines.scrollIntoView({ block: "center" });
    const line = [...lines.children].find((one) => one.firstChild?.textContent === call.textContent);
    (line?.querySelector("a, button") ?? document.getElementById("story-save"))?.focus({ preventScroll: true });
  });
  new IntersectionObserver(([entry]) => {
    areLinesSeen = entry.isIntersecting;
    showCall();
  }, { rootMargin: "-100px 0px 0px 0px" }).observe(lines);

  const button = (key, act) => {
    const made = make("button", { type: "button", textContent: text(key) });
    made.addEventListener("click", act);
    return made;
  };

  const link = (key, href) => make("a", { href, textContent: text(key) });
  const besides = (key, href) => Object.assign(link(key, href), { target: "_blank" });

  /** What is said of each problem; those that end without one's doing are said though nothing waits here. */
  const worries = {
    unreachable: "offline", foreign: "foreign", busy: "busy",
    signedOut: "unkept", needsSecondFactor: "unkept", otherAccount: "unkept", refused: "unkept",
  };
  const passing = ["unreachable", "foreign", "busy"];

  function show() {
    const isWorried = problem in worries && (passing.includes(problem) || isDirty());
    kept.classList.toggle("is-worried", isWorried);
    let words;
    if (isWorried) words = text(StoryCopies.isKeeping() ? worries[problem] : "offlineUnsafe");
    else if (isSaving) words = text("saving");
    else if (!isDirty()) words = base === baseAtOpening ? savedText : text("saved");
    else if (sequence > noted) words = text("unsaved");
    else {
      const seconds = Math.round((Date.now() - notedAt) / 1000);
      words = seconds < 1 ? text("notedNow") : text("noted", { seconds });
    }
    if (kept.textContent !== words) kept.textContent = words;
    kept.dataset.state = isWorried ? "offline" : isSaving ? "saving" : !isDirty() ? "saved" : sequence > noted ? "typing" : "noted";
    showSession();
  }

  let sessionShown = "";
  function showSession() {
    if (sessionShown === problem) return;
    sessionShown = problem;
    if (problem === "signedOut") say("session", text("signedOut"), besides("signIn", "/desk/sign-in/?to=/desk/"));
    else if (problem === "needsSecondFactor") say("session", text("needsFactor"), besides("setUpFactor", "/desk/account/second-factor/"));
    else say("session", problem === "otherAccount" ? text("otherAccount") : "");
  }

  // MARK: The copy in the browser

  // What a page's fields hold that comes back from the browser's own store is not what was typed: it is loaded anew.
  let isComingBack = false;
  addEventListener("pageshow", (event) => (isComingBack ||= event.persisted));

  // Without fields, the copy only says that this browser has the window: what it typed is at the server.
  function keepHere() {
    clearTimeout(keepTimer);
    keepTimer = null;
    if (isComingBack || sequence === 1) return;
    const fields = read();
    rememberOnTheWay(fields);
    const isNeeded = sequence > noted || problem !== "";
    const copy = { sequence, base, at: Date.now(), fields: isNeeded ? fields : null, names: isNeeded ? StoryForm.known() : {} };
    StoryCopies.keep(StoryWindow.name(), copy);
    sayStorage();
  }

  const sayStorage = () => say("storage", StoryCopies.isKeeping() ? "" : text("keepsNothing"));

  /** Every few minutes a copy stays of what stands here, and one before much of it went at once. */
  function rememberOnTheWay(fields) {
    const length = (all) => Object.values(all).reduce((sum, values) => values.reduce((whole, value) => whole + value.length, sum), 0);
    const [was, is] = [length(keptFields), length(fields)];
    const isLoss = was - is > 200 || (was - is > 40 && is < was * 0.7);
    const now = Date.now();
    if (isLoss && now - lossAt > rememberLossEvery) {
      lossAt = now;
      remember(keptFields);
    } else if (now - rememberedAt > rememberEvery) {
      remember(fields);
    }
    keptFields = fields;
  }

  function remember(fields) {
    rememberedAt = Date.now();
    StoryCopies.remember(fields, base, StoryForm.known());
  }

  // MARK: Talking to the server

  const keyField = () => form.querySelector("[name=_csrf]");
  const seenFields = () => form.querySelectorAll("[name=_version]");

  function parameters(fields) {
    const sent = new URLSearchParams({ _csrf: keyField().value, _window: StoryWindow.name(), _sequence: sequence, base });
    for (const [name, values] of Object.entries(fields ?? {})) for (const value of values) sent.append(name, value);
    if (fields && ancestor) sent.append("_was", JSON.stringify(ancestor));
    if (fields) for (const name of adopted.keys()) sent.append("_taken", name);
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

  // What was not noted stays here, and is sent again and again.
  function failed({ reason, status, help, version }) {
    failures += 1;
    problem = reason in worries || reason === "foreignForm" ? reason : reason === "failed" ? "busy" : "refused";
    keepHere();
    if (problem === "refused") {
      const isPlanGone = !isStory && status === 404;
      if (isPlanGone) say("refused", text("planGone"), link("prepareAnew", `/desk/stories/${data.story}/plan/update/`));
      else say("refused", text("saveFailed", { reason: help }));
      // Told what changed meanwhile, whoever saves once more saves on what there is now.
      if (version) for (const field of seenFields()) field.value = version;
      isSaveRefused = wantsSave !== null;
      wantsSave = null;
    }
    const isKeyOld = problem === "foreignForm" && failures === 1;
    later(isKeyOld ? 0 : Math.min(longestWait, 1000 * 2 ** Math.min(failures - 1, 4)));
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
    const answer = await Answers.ask(journal(), stateShape);
    if (!answer.ok) {
      failed(answer);
      return false;
    }
    if (answer.body.account !== data.account) {
      problem = "otherAccount";
      show();
      later(longestWait);
      return false;
    }
    for (const field of document.querySelectorAll("[name=_csrf]")) field.value = answer.body.key;
    return true;
  }

  // Tells the server what was typed, or that somebody is here, and hears what others do.
  async function talk() {
    clearTimeout(timer);
    if (isComingBack) return;
    waitingSince = null;
    if (["signedOut", "foreignForm", "otherAccount", "needsSecondFactor"].includes(problem) && !(await renew())) return;
    if (wantsSave !== null) return saveNow();
    const sentSequence = sequence, isNew = sequence > noted && isDirty();
    const needsJoining = newest > base;
    const sentFields = isNew || needsJoining ? read() : null;
    const sent = parameters(sentFields);
    if (isNew) sent.set("_dirty", "1");
    const part = document.activeElement?.closest("[data-part]");
    if (document.hidden) sent.set("_resting", "1");
    if (part && Date.now() - typedAt < 30000) sent.set("_field", part.dataset.part);
    const answer = await Answers.ask(journal(), talkShape, { body: sent });
    if (!answer.ok) return failed(answer);
    if (isNew && answer.body.noted !== sentSequence) return takeOtherName();
    mended();
    if (isNew) {
      renewals = 0;
      noted = sentSequence;
      notedAt = Date.now();
      keepHere();
    } else if (answer.body.noted === 0 && sequence === noted && notedAt > 0 && isDirty()) {
      // What was noted is there no more: another window took it over, or threw it away. It still stands here.
      sequence += 1;
    }
    dropAdopted(noted);
    others(answer.body.others);
    if (answer.body.lastNote !== lastNote || (newest < answer.body.version && answer.body.version > base)) renewPapers();
    lastNote = answer.body.lastNote;
    newest = answer.body.version;
    if (newest > base && sentFields) join(answer.body, sentSequence);
    else if (newest > base) return later(0);
    show();
    later(sequence > noted && isDirty() ? noteAfter : document.hidden ? restingBeat : beatEvery);
  }

  // What stands under this page's name is not what it sent: it goes on under another, which leaves that as it is.
  function takeOtherName() {
    renewals += 1;
    if (renewals > maxRenewals) return failed({ reason: "foreign" });
    const former = StoryWindow.name();
    StoryWindow.renew();
    keepHere();
    StoryCopies.drop(former, sequence);
    later(0);
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
      if (wasDirty) remember(read());
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

  /** Ends what a window typed, up to a sequence: should it go on, what it types then is its own again. */
  async function drop(name, last) {
    StoryCopies.drop(name, last);
    const sent = new URLSearchParams({ _csrf: keyField().value, _window: name, _sequence: last });
    return (await Answers.ask(journal("drop/"), shapes.record({ dropped: shapes.text }), { body: sent })).ok;
  }

  // What was taken over from other windows up to a sequence of this one is at the server under its name, or is saved.
  async function dropAdopted(upTo) {
    for (const [name, { last, at }] of [...adopted]) {
      if (at <= upTo && (await drop(name, last))) adopted.delete(name);
    }
  }

  // What is said beside the form of the story's way to the readers, and by colleagues, as it is now.
  let lastNote = data.lastNote;
  async function renewPapers() {
    const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text().catch(() => ""), "text/html");
    const isToldOf = form.elements.announce?.checked;
    for (const part of [".publication", ".notes", ".story-kept .state"]) {
      const [here, there] = [document.querySelector(part), fresh.querySelector(part)];
      if (here && there && !here.contains(document.activeElement)) here.replaceWith(there);
    }
    StoryForm.refresh();
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
    for (const field of seenFields()) sent.append(field.name, field.value);
    const answer = await Answers.ask(address, (value) => onShape(value) || savedShape(value), { body: sent });
    isSaving = false;
    if (!answer.ok) return failed(answer);
    isSaveRefused = false;
    mended();
    // Where it leads elsewhere, that is about all that was typed.
    if (answer.body.to && sequence !== sentSequence) return later(0);
    wantsSave = null;
    await dropAdopted(sentSequence);
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
    const untouched = Object.entries(answer.fields).filter(([name]) => isSame(now[name] ?? [], sentFields[name] ?? []));
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

  // What was typed and not saved, the last first: what this browser holds counts where it is further than what the server has.
  async function unsaved() {
    const answer = await Answers.ask(journal(), stateShape);
    const state = answer.ok && answer.body.account === data.account ? answer.body : null;
    const open = await StoryWindow.open();
    const copies = StoryCopies.all();
    const entries = new Map((state?.entries ?? []).map((entry) => [entry.window, entry]));
    for (const [name, copy] of copies) {
      if (!copy.fields || copy.sequence <= (entries.get(name)?.sequence ?? -1)) continue;
      entries.set(name, { isThere: false, ...entries.get(name), ...copy, window: name, time: StoryForm.clock(copy.at), isHereOnly: true });
    }
    entries.delete(StoryWindow.name());
    for (const [name, entry] of entries) {
      if (open && (copies.has(name) || entry.isThisBrowser)) entry.isThere = open.has(name);
    }
    const waiting = [...entries.values()].filter((entry) => !adopted.has(entry.window)).sort((one, other) => other.at - one.at);
    return { names: state?.names ?? {}, waiting, isHeard: state !== null };
  }

  // Brings back what no window holds any more, as long as nothing was typed here; the rest is offered. What a window holds
  // that may have died just now is looked at again.
  async function restore() {
    const isNeeded = data.hasJournal || [...StoryCopies.all().values()].some((copy) => copy.fields);
    if (!isNeeded) return;
    const { waiting, names, isHeard } = await unsaved();
    const chosen = typedAt === 0 && !isDirty() ? waiting.find((entry) => !entry.isThere) : null;
    for (const name of offered.keys()) if (!waiting.some((entry) => entry.window === name)) withdraw(name);
    for (const entry of waiting) if (entry !== chosen) offer(entry, names);
    if (chosen) {
      withdraw(chosen.window);
      bringBack(chosen, names);
    }
    if (!isHeard || waiting.some((entry) => entry.isThere)) setTimeout(restore, beatEvery);
  }

  const offered = new Map();    // The windows whose text is offered, and as what.

  function withdraw(name) {
    offered.delete(name);
    say(`elsewhere-${name}`, "");
  }

  // Text of one's own that waits elsewhere: compared on a page of its own, or brought here; never by itself put over what
  // stands here.
  function offer(entry, names) {
    const state = JSON.stringify([entry.isThere, entry.sequence, Boolean(entry.isHereOnly)]);
    if (offered.get(entry.window) === state) return;
    offered.set(entry.window, state);
    const discard = button("discard", () => {
      StoryCopies.remember(entry.fields, entry.base, entry.names ?? names);
      drop(entry.window, entry.sequence);
      withdraw(entry.window);
    });
    const bring = button("bringHere", () => {
      withdraw(entry.window);
      bringBack(entry, names);
      changedHere();
    });
    const canCompare = isStory && !entry.isHereOnly;
    const ways = canCompare ? [link("compare", `${address}merge/${entry.window}/`)] : entry.isThere ? [] : [bring];
    say(`elsewhere-${entry.window}`, text("elsewhere", { time: entry.time }), ...ways, ...(entry.isThere ? [] : [discard]));
  }

  function bringBack(entry, names) {
    const before = { fields: read(), base, saved };
    if (isDirty()) remember(before.fields);
    const complete = { ...read(), ...Object.fromEntries(Object.keys(read()).map((name) => [name, entry.fields[name] ?? []])) };
    write(complete, entry.names ?? names);
    base = Math.min(entry.base, newest);
    sequence += 1;
    adopted.set(entry.window, { last: entry.sequence, at: sequence });
    if (base === newest && !isDirty()) {
      settle();
      dropAdopted(noted);
      return;
    }
    if (base !== newest) saved = null;
    let put = null;
    const undo = button("undo", () => {
      const back = put;
      put = back ? null : { fields: read(), base };
      remember(read());
      write((back ?? before).fields, names);
      base = (back ?? before).base;
      saved = back ? (base === baseAtOpening ? savedAtOpening : null) : before.saved;
      undo.textContent = text(back ? "undo" : "redo");
      changedHere();
    });
    const discard = button("discard", () => {
      remember(read());
      write(savedAtOpening, names);
      base = baseAtOpening;
      form.elements.base.value = base;
      sequence += 1;
      settle();
      drop(StoryWindow.name(), sequence);
      dropAdopted(noted);
      show();
    });
    say("recovered", text("recovered", { time: entry.time }), undo, discard);
    keepHere();
  }

  // An earlier copy takes the place of what stands here, which stays among the copies.
  document.addEventListener("story:bring", ({ detail }) => {
    remember(read());
    write({ ...read(), ...detail.fields }, detail.names);
    changedHere();
  });

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
      const body = new URLSearchParams({ _csrf: keyField().value, note: words });
      const answer = await Answers.ask(note.getAttribute("action"), shapes.record({ author: shapes.text, text: shapes.text }), { body });
      say("note", answer.ok ? "" : text("noteFailed"));
      if (!answer.ok) return failed(answer);
      if (note.elements.note.value === words) note.reset();
      await renewPapers();
    });
  });
  document.addEventListener("story:say", (event) => say("said", event.detail));
  addEventListener("online", () => later(0));
  document.addEventListener("resume", () => later(0));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) keepHere();
    else later(0);
  });
  // Where nothing can be kept, leaving is asked about.
  addEventListener("beforeunload", (event) => {
    if (!StoryCopies.isKeeping() && sequence > noted && isDirty()) event.preventDefault();
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

  sayStorage();
  restore().finally(() => {
    document.documentElement.dataset.story = "ready";
    show();
    later(0);
  });
})();
