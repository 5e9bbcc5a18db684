// The fields of a form of a story's: names with an order, counters, how the story looks in a search result and in a card.
// `StoryForm` is what the rest of the page knows of the form: it reads and writes all fields at once.
"use strict";

const StoryForm = (() => {
  const form = document.getElementById("story");
  const data = JSON.parse(form.dataset.story);
  const texts = JSON.parse(form.dataset.texts);
  const names = data.fields;
  const newMark = "new:";   // Stands before a byline's name where others have a number.

  const text = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const changed = (element) => element.dispatchEvent(new Event("input", { bubbles: true }));

  // All fields, each with its values.
  function read() {
    const sent = new FormData(form);
    return Object.fromEntries(names.map((name) => [name, isHalfTyped(name) ? [halfTyped] : sent.getAll(name)]));
  }

  // A date of which a part is missing has no value in browsers. It is not "no date": the server refuses it by name.
  const halfTyped = "?";
  const isHalfTyped = (name) => form.elements[name]?.validity?.badInput === true;

  const isSame = (one, other) => one.length === other.length && one.every((value, place) => value === other[place]);

  // Puts values into fields; those that have them already are not touched. `known` names people and tags by number. What
  // others wrote is not undone with one's own.
  let isWriting = false;
  function write(fields, known = {}, isOthers = false) {
    const now = read();
    isWriting = true;
    const lost = [];
    try {
      for (const [name, values] of Object.entries(fields)) {
        if (!names.includes(name) || isSame(now[name], values)) continue;
        const list = lists.get(name);
        if (list) list.set(values, known[name] ?? {});
        else if (form.querySelector(`[type=checkbox][name="${name}"]`)) tick(name, values);
        else if (!put(form.elements[name], values[0] ?? "", isOthers)) lost.push(name);
        if (name === "lead-picture") showLead(values[0] ?? "", known.lead?.[values[0]] ?? leads.get(values[0]) ?? "");
      }
    } finally {
      isWriting = false;
    }
    refresh();
    document.dispatchEvent(new Event("fields:filled"));
    for (const name of lost) {
      const field = form.elements[name];
      const label = field.closest("label")?.firstChild.textContent.trim() ?? name;
      const key = field.type === "datetime-local" ? "halfMoment" : "choiceLost";
      document.dispatchEvent(new CustomEvent("story:say", { detail: text(key, { field: label }) }));
    }
  }

  const leads = new Map();   // Where the pictures lie that stood at the head on this page, by number.
  function showLead(id, address) {
    const image = form.querySelector(".lead-picture");
    if (id && address) leads.set(id, address);
    image.hidden = !address;
    if (address) image.src = address;
  }

  function tick(name, values) {
    for (const box of form.querySelectorAll(`[name="${name}"]`)) box.checked = values.includes(box.value);
  }

  function put(field, value, isOthers) {
    const hasCursor = document.activeElement === field && "selectionStart" in field && field.selectionStart !== null;
    const place = hasCursor ? [field.selectionStart, field.selectionEnd] : null;
    const before = field.value;
    field.value = value;
    // What a list of choices or a date can't hold is not taken for nothing: the field stays as it was.
    if (value && !field.value) {
      field.value = before;
      return false;
    }
    if (place) field.setSelectionRange(...place);
    if (field.name === "body") field.dispatchEvent(new CustomEvent("body:replace", { detail: { html: value, isOthers } }));
    return true;
  }

  const foundShape = Answers.shapes.list(Answers.shapes.record({ name: Answers.shapes.text }));

  // A list of names: found as one types, put in order by keys or by dragging.
  class NameList {
    constructor(root) {
      this.root = root;
      this.name = root.dataset.names;
      this.list = root.querySelector(".chosen");
      this.field = root.querySelector("[data-add]");
      this.everKnown = {};   // The names of all that stood in the list on this page, by number.
      const chosen = [...this.list.querySelectorAll("input")].map((box) => [box.value, box.parentElement.textContent.trim()]);
      this.list.replaceChildren(...chosen.map(([id, name]) => this.row(id, name)));
      if (data.mayEdit) this.find();
    }

    row(id, name) {
      this.everKnown[id] = name;
      const label = make("span", { className: "name", textContent: name });
      if (id.startsWith(newMark)) label.append(make("small", { className: "quiet", textContent: ` ${text("newByline")}` }));
      const row = make("li", {}, make("input", { type: "hidden", name: this.name, value: id }), label);
      row.dataset.name = name;
      if (!data.mayEdit) return row;
      const button = (sign, key, act) => {
        const button = make("button", { type: "button", textContent: sign, title: text(key, { name }) });
        button.setAttribute("aria-label", text(key, { name }));
        button.addEventListener("click", () => act(button));
        return button;
      };
      if (!this.list.classList.contains("words")) {
        row.append(button("↑", "moveUp", (it) => this.move(row, -1, it)), button("↓", "moveDown", (it) => this.move(row, 1, it)));
      }
      row.append(button("×", "remove", () => this.remove(row)));
      row.draggable = true;
      row.addEventListener("dragstart", (event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        row.classList.add("is-dragged");
      });
      row.addEventListener("dragend", () => {
        row.classList.remove("is-dragged");
        this.tell();
      });
      row.addEventListener("dragover", (event) => {
        const dragged = this.list.querySelector(".is-dragged");
        if (!dragged) return;
        event.preventDefault();
        if (dragged === row) return;
        const isBelow = dragged.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING;
        row[isBelow ? "after" : "before"](dragged);
      });
      return row;
    }

    move(row, step, button) {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      other[step < 0 ? "before" : "after"](row);
      button.focus();
      this.tell();
    }

    remove(row) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("button:last-child") ?? this.field).focus();
      this.tell();
    }

    names() {
      return Object.fromEntries([...this.list.children].map((row) => [row.firstChild.value, row.dataset.name]));
    }

    set(ids, known) {
      this.list.replaceChildren(...ids.map((id) => this.row(id, known[id] ?? this.everKnown[id] ?? id.replace(newMark, ""))));
    }

    add(id, name) {
      const isHere = [...this.list.children].some((row) => row.firstChild.value === String(id));
      if (!isHere) this.list.append(this.row(String(id), name));
      // Names that were wished for before stay in the field: only what was looked for is done with.
      const wished = this.field.value === name ? [] : this.wished();
      this.field.value = wished.length ? [...wished, ""].join(", ") : "";
      this.tell();
    }

    tell() {
      changed(this.field);
    }

    // What the field finds, below it (ARIA APG, combobox with a list).
    find() {
      const id = `found-${this.name}`;
      this.found = make("ul", { id, hidden: true });
      this.found.setAttribute("role", "listbox");
      this.found.setAttribute("aria-label", this.field.placeholder);
      const finder = make("div", { className: "finder" });
      this.field.before(finder);
      finder.append(this.field, this.found);
      Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })
        .forEach(([name, value]) => this.field.setAttribute(name, value));
      this.field.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.ask(), 120);
      });
      this.field.addEventListener("keydown", (event) => this.key(event));
      this.field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    }

    async ask() {
      const words = this.field.value.split(/[,;]/).at(-1).trim();
      if (!words) return this.close();
      // Without an answer the name stays in the field, and the save reads it.
      const answer = await Answers.ask(`${this.root.dataset.find}?q=${encodeURIComponent(words)}`, foundShape);
      const found = answer.ok ? answer.body : [];
      if (words !== this.field.value.split(/[,;]/).at(-1).trim()) return;
      const options = found.map((one) => this.option(one.name, one.detail, () => this.add(one.id, one.name)));
      const isKnown = found.some((one) => one.name.localeCompare(words, undefined, { sensitivity: "base" }) === 0);
      if ("creates" in this.root.dataset && !isKnown) {
        options.push(this.option(text("create", { name: words }), "", () => this.wish(words)));
      }
      if (!options.length) options.push(this.option(text("nothingFound"), "", () => {}));
      this.found.replaceChildren(...options);
      this.found.hidden = false;
      this.field.setAttribute("aria-expanded", "true");
      this.choose(0);
    }

    option(name, detail, act) {
      const option = make("li", { textContent: name });
      option.setAttribute("role", "option");
      option.id = `${this.found.id}-${this.count = (this.count ?? 0) + 1}`;
      if (detail) option.append(make("small", { textContent: detail }));
      option.act = act;
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        act();
        this.close();
      });
      return option;
    }

    // Who is not known yet stands among the bylines by name, and the save makes a guest of that name. The name of a tag
    // stays in the field, followed by a comma.
    wish(name) {
      if (this.name === "byline") return this.add(newMark + name, name);
      this.field.value = [...this.wished(), name, ""].join(", ");
      this.tell();
    }

    // The names in the field before the one that is looked for.
    wished() {
      return this.field.value.split(/[,;]/).slice(0, -1).map((word) => word.trim()).filter(Boolean);
    }

    choose(place) {
      const options = [...this.found.children];
      const chosen = options[(place + options.length) % options.length];
      options.forEach((option) => option.setAttribute("aria-selected", String(option === chosen)));
      this.field.setAttribute("aria-activedescendant", chosen?.id ?? "");
      chosen?.scrollIntoView({ block: "nearest" });
    }

    close() {
      this.found.hidden = true;
      this.field.setAttribute("aria-expanded", "false");
      this.field.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
      if (this.found.hidden) return;
      const place = [...this.found.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.choose(place + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        this.found.children[place]?.act();
        this.close();
      } else if (event.key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    }
  }

  // Texts cut where search engines and networks cut them: by their width in pixels.
  const canvas = document.createElement("canvas").getContext("2d");
  function cut(words, font, width) {
    canvas.font = font;
    if (canvas.measureText(words).width <= width) return words;
    let end = words.length;
    while (end > 0 && canvas.measureText(words.slice(0, end) + "…").width > width) end -= 1;
    return words.slice(0, end).replace(/\s+\S*$/, "") + " …";
  }

  const value = (name) => form.elements[name]?.value.trim() ?? "";

  function look(kind, title, words) {
    const root = form.querySelector(`[data-look=${kind}]`);
    const [titleCut, wordsCut] = kind === "search" ? [580, 920] : [980, 480];
    root.querySelector(".look-site").textContent = new URL(data.address).host;
    root.querySelector(".look-title").textContent = cut(title, "20px Arial", titleCut);
    root.querySelector(".look-text").textContent = cut(words, "14px Arial", wordsCut);
  }

  function refresh() {
    for (const field of form.querySelectorAll("[data-count]")) {
      const count = [...field.value.trim()].length;
      const good = Number(field.dataset.count);
      const shown = field.parentElement.querySelector(".count");
      shown.textContent = count ? text(count > good ? "tooLong" : "characters", { count, good }) : "";
      shown.classList.toggle("is-long", count > good);
    }
    if (form.querySelector(".story-papers")) refreshPapers();
    refreshChecks();
  }

  // MARK: What the story lacks

  // What a line of the checklist asks for, where that can be seen in the form.
  const hasAny = (...names) => names.some((name) => new FormData(form).getAll(name).some((one) => one.trim()));
  const isThere = {
    headline: () => hasAny("headline"), summary: () => hasAny("summary"), section: () => hasAny("section"),
    body: () => hasAny("body", "lead-picture"), byline: () => hasAny("byline", "agency-credit"),
    leadPicture: () => hasAny("lead-picture"),
    leadAltText: () => !hasAny("lead-picture") || hasAny("lead-alt"),
    leadCredit: () => !hasAny("lead-picture") || hasAny("lead-credit"),
  };

  /** The checklist is of what was saved: what was put in since is not missing. */
  function refreshChecks() {
    for (const list of form.querySelectorAll(".checks")) {
      const lines = [...list.querySelectorAll("[data-check]")];
      for (const line of lines) line.parentElement.hidden = isThere[line.dataset.check]?.() ?? false;
      list.hidden = lines.every((line) => line.parentElement.hidden);
    }
  }

  /** Leads to the field that lacks something, in whatever is folded over it. */
  function leadToCheck(item) {
    // Pictures and links of the text are in the text.
    const found = document.getElementById(`check-${item}`) ?? document.getElementById("check-body");
    for (let around = found; around; around = around.parentElement) if (around.localName === "details") around.open = true;
    const lacking = { bodyAltText: "[data-field=alt]", bodyCredit: "[data-field=credit]" }[item];
    const inText = lacking && [...form.querySelectorAll(`.ProseMirror ${lacking}`)].find((field) => !(field.value ?? field.textContent).trim());
    const focusable = "input:not([type=hidden], [hidden]), textarea:not([hidden]), select, button:not([hidden]), [contenteditable=true]";
    const field = inText ?? (found.matches(focusable) ? found : [...found.querySelectorAll(focusable)].find((one) => one.offsetParent && !one.closest(".editor-top")));
    field?.focus({ preventScroll: true });
    (field ?? found).scrollIntoView({ block: "center" });
  }

  form.addEventListener("click", (event) => {
    const line = event.target.closest("[data-check]");
    if (!line) return;
    event.preventDefault();
    leadToCheck(line.dataset.check);
  });

  function refreshPapers() {
    const further = form.querySelectorAll("[name=further-section]:checked");
    form.querySelector("[data-chosen=further-section]").textContent =
      [...further].map((box) => box.parentElement.textContent.trim()).join(", ");
    look("search", value("search-title") || value("headline"), value("search-description") || value("summary"));
    look("social", value("social-title") || value("headline"), value("social-description") || value("summary"));
    const lead = value("lead-picture");
    form.querySelector(".lead-words").toggleAttribute("data-empty", !lead);
    form.querySelector("[data-lead-remove]").hidden = !lead || !data.mayEdit;
    const picture = form.querySelector(".lead-picture");
    const card = form.querySelector(".look-picture");
    card.replaceChildren(...(picture.hidden ? [] : [make("img", { src: picture.src, alt: "" })]));
  }

  // The picture at the head, chosen in the dialog of pictures.
  function leadPicture() {
    const paper = form.querySelector("[data-lead]");
    if (!paper || !data.mayEdit) return;
    const set = (picture) => {
      form.elements["lead-picture"].value = picture?.id ?? "";
      showLead(String(picture?.id ?? ""), picture?.address ?? "");
      form.elements["lead-caption"].value = picture?.caption ?? "";
      form.elements["lead-alt"].value = picture?.alt ?? "";
      form.elements["lead-credit"].value = picture?.credit ?? "";
      changed(form.elements["lead-picture"]);
    };
    const choose = form.querySelector("[data-lead-choose]");
    choose.hidden = false;
    choose.addEventListener("click", () => {
      const detail = { several: false, onChosen: (pictures) => pictures[0] && set(pictures[0]) };
      document.dispatchEvent(new CustomEvent("picture:choose", { detail }));
    });
    form.querySelector("[data-lead-remove]").addEventListener("click", () => {
      set(null);
      choose.focus();
    });
    paper.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
    paper.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      const detail = {
        files: [...event.dataTransfer.files],
        onProgress() {},
        onChosen: (pictures) => pictures[0] && set(pictures[0]),
        onFailed: (message) => document.dispatchEvent(new CustomEvent("story:say", { detail: message })),
      };
      document.dispatchEvent(new CustomEvent("picture:upload", { detail }));
    });
  }

  const lists = new Map();
  for (const root of form.querySelectorAll("[data-names]")) lists.set(root.dataset.names, new NameList(root));
  for (const field of form.querySelectorAll("[data-count]")) field.after(make("span", { className: "count" }));
  // Texts of one line: Enter leads on, from the last into the text.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || !event.target.matches("[data-line], .kicker")) return;
    event.preventDefault();
    const fields = [...form.querySelectorAll(".story-text :is(input, textarea, .editor-text)")]
      .filter((field) => field.offsetParent && !field.closest(".editor-top"));
    const place = fields.indexOf(event.target);
    if (place >= 0) fields[place + 1]?.focus();
  });
  form.addEventListener("input", refresh);
  leadPicture();
  refresh();

  const createByline = (name) => lists.get("byline").wish(name);

  /** The names of what the form refers to by number, and where its picture lies. */
  function known() {
    const lead = value("lead-picture");
    const picture = form.querySelector(".lead-picture")?.getAttribute("src");
    return { ...Object.fromEntries([...lists].map(([name, list]) => [name, list.names()])), lead: lead && picture ? { [lead]: picture } : {} };
  }

  /** A moment by the newspaper's clock: its hour, and its date where that is not today. */
  function clock(at) {
    const zone = { timeZone: data.timeZone };
    const { lang } = document.documentElement;
    const day = (moment) => new Date(moment).toLocaleDateString("en-CA", zone);
    const date = day(at) === day(Date.now()) ? {} : { day: "numeric", month: "short" };
    return new Date(at).toLocaleString(lang, { ...zone, ...date, hour: "numeric", minute: "2-digit" });
  }

  // From a page of the story's: the editor is there a moment later than this script.
  const asked = location.hash.match(/^#check-(\w+)$/)?.[1];
  if (asked) addEventListener("load", () => setTimeout(() => leadToCheck(asked), 100));
  for (const [id, address] of Object.entries(known().lead)) leads.set(id, address);

  return { form, data, text, make, read, write, isSame, createByline, known, clock, refresh, isWriting: () => isWriting };
})();
