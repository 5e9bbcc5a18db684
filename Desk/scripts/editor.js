// The body editor: makes a rich text out of `<textarea data-editor>`, whose value it keeps in step.
// Without it, or while it can't be loaded, the textarea itself is there.

const holder = document.querySelector("template[data-editor-parts]");
const field = document.querySelector("textarea[data-editor]");
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

const part = (name) => import(holder.dataset[name]);

const texts = new Map([...(holder?.content.querySelectorAll("data[data-text]") ?? [])].map((own) => [own.value, own.textContent]));
const text = (key, values = {}) => (texts.get(key) ?? key).replace(/%(\w+)/g, (_, name) => values[name] ?? "");

function element(name, attributes = {}, children = []) {
  const own = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) own.setAttribute(key, value);
  own.append(...children);
  return own;
}

function button(label, act, attributes = {}) {
  const own = element("button", { type: "button", ...attributes }, label ? [label] : []);
  own.addEventListener("click", act);
  return own;
}

/** Keys as people read them. */
const shortcut = (keys) =>
  keys.replace("Mod-", isMac ? "⌘" : "Ctrl+").replace("Shift-", isMac ? "⇧" : texts.get("shift") + "+").replace("Alt-", isMac ? "⌥" : "Alt+");

// MARK: Addresses

const ownHosts = new Set(holder?.dataset.hosts.split(" "));

const looksLikeAddress = (words) => /^(https?:|mailto:|tel:|\/|#)/i.test(words) || /^[^\s@]+\.[a-z]{2,}([/?#:]\S*)?$/i.test(words);

/** The parts of an address; null where it is none. */
function parts(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** What a link to this address says; null when it leads nowhere. */
function linkAttributes(raw) {
  let href = raw.trim().replaceAll(" ", "%20");
  if (!href || /[\\\u0000-\u001f\u007f]/.test(href)) return null;
  if (/^[^\s@/:?#]+@[^\s@/]+\.[a-z]{2,}$/i.test(href)) href = `mailto:${href}`;
  else if (href.startsWith("//")) href = `https:${href}`;
  else if (!/^(https?:\/\/|mailto:.|tel:.|[/#?])/i.test(href)) {
    if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(href) || !looksLikeAddress(href)) return null;
    href = `https://${href}`;
  }
  if (!/^https?:/i.test(href)) return { href, rel: null };
  const url = parts(href);
  if (!url) return null;
  // Own stories are linked without the host, so that they are found wherever the newspaper lives.
  if (url.host === location.host && !url.pathname.startsWith("/desk/")) return { href: url.pathname + url.search + url.hash, rel: null };
  return { href, rel: ownHosts.has(url.hostname) ? null : "noopener" };
}

const providers = [...(holder?.content.querySelectorAll("data[data-hosts]") ?? [])].map((own) => ({
  name: own.value, title: own.textContent, hosts: own.dataset.hosts.split(" "),
}));

/** What is embedded for this address; null when it is none. */
function embedOf(raw) {
  if (!/^(https?:)?\/\//i.test(raw) || /[\s\\]/.test(raw)) return null;
  const address = raw.startsWith("//") ? `https:${raw}` : raw;
  const url = parts(address);
  if (!url) return null;
  const { hostname, pathname } = url;
  const provider = providers.find(({ hosts }) => hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`)));
  return {
    provider: provider?.name ?? "web",
    address,
    rel: ownHosts.has(hostname) ? null : "noopener",
    title: provider?.title ?? hostname,
    // Not everything that Google serves is a map.
    isKnown: Boolean(provider) && pathname.length > 1 && (provider.name !== "maps" || /maps/.test(address)),
  };
}

async function findStories(words) {
  try {
    const answer = await fetch(`${field.dataset.find ?? "/desk/stories/find/"}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// MARK: The author's choice

const typographyChoice = "editor-typography";
let typographyHere = null;   // Where the browser keeps nothing, the choice lives as long as the page.
const isTypographic = () => {
  try {
    return (typographyHere ?? localStorage.getItem(typographyChoice)) !== "off";
  } catch {
    return typographyHere !== "off";
  }
};

// MARK: The editor

async function start() {
  const [library, schemaPart, htmlPart, commandsPart, rulesPart, undoPart, findPart, viewsPart, letters, cleanPart, pastePart, dialogsPart, toolbarPart] =
    await Promise.all(["library", "schema", "html", "commands", "rules", "undo", "find", "views", "letters", "clean", "paste", "dialogs", "toolbar"].map(part));
  const { pm } = library;
  const { Plugin, EditorState } = pm.state;
  const { Decoration, DecorationSet, EditorView } = pm.view;

  const schema = schemaPart.makeSchema(pm.model, htmlPart);
  const html = htmlPart.makeHTML(pm.model, schema);
  const commands = commandsPart.makeCommands({ pm, library, schema });
  const undo = undoPart.makeUndo({ pm, schema }, `editor-undo:${location.pathname}`);
  const dialogs = dialogsPart.makeDialogs({ text, element, button, findStories, linkAttributes, embedOf, looksLikeAddress });
  const language = (field.lang || document.documentElement.lang || "es").slice(0, 2);

  let view;
  const run = (command) => {
    // What is out of focus is not scrolled to.
    view.focus();
    command(view.state, view.dispatch, view);
    view.focus();
  };

  // MARK: What is said below the text

  const words = element("span", { class: "editor-words" });
  const message = element("span", { class: "editor-message", role: "status" });
  let silence;
  const say = (sentence, isFault = false) => {
    message.textContent = sentence;
    message.classList.toggle("is-fault", isFault);
    clearTimeout(silence);
    if (!isFault) silence = setTimeout(() => (message.textContent = ""), 12_000);
  };

  const countWords = (content) => content.match(/[\p{L}\p{N}]+(?:[’'.,\-/][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  let counting;
  const count = () => {
    clearTimeout(counting);
    counting = setTimeout(() => {
      const { doc, selection } = view.state;
      const all = countWords(doc.textBetween(0, doc.content.size, " ", " "));
      const chosen = selection.empty || selection.node ? 0 : countWords(doc.textBetween(selection.from, selection.to, " ", " "));
      const minutes = Math.max(1, Math.round(all / 230));
      words.textContent = chosen
        ? text("wordsChosen", { chosen, count: all.toLocaleString(language) })
        : text("words", { count: all.toLocaleString(language), minutes });
    }, 150);
  };

  // MARK: Acts that ask first

  const choosePictures = (several, onChosen) => {
    document.dispatchEvent(new CustomEvent("picture:choose", { detail: { several, onChosen } }));
    return true;
  };
  const linkAct = (state, dispatch, own) => {
    const old = commands.linkAt(state);
    const { empty } = state.selection;
    if (!state.selection.$from.parent.inlineContent) return false;
    const shown = old ? state.doc.textBetween(old.from, old.to) : "";
    dialogs.link({ href: old?.mark.attrs.href, title: old?.mark.attrs.title ?? "", words: shown, needsWords: Boolean(old) || empty })
      .then((answer) => {
        if (answer === "remove") commands.removeLink(own.state, own.dispatch);
        else if (answer) commands.setLink(answer.attributes, answer.text || (old || empty ? answer.attributes.href : ""))(own.state, own.dispatch);
        own.focus();
      });
    return true;
  };
  const chooseRelated = async (onChosen) => {
    const story = await dialogs.related();
    if (story) onChosen(story);
    view.focus();
  };

  let isFull = false;
  const acts = {
    isMac,
    isTypographic,
    editLink: (state, dispatch) => linkAct(state, dispatch, view),
    insertPicture: () => choosePictures(false, (pictures) => run(commands.insert(pictures.map(commands.figure), "inside"))),
    insertGallery: () => choosePictures(true, (pictures) => pictures.length && run(commands.insert(commands.gallery(pictures), "inside"))),
    changePicture: () => choosePictures(false, ([chosen]) => {
      if (!chosen) return;
      const { src, alt, width, height } = commands.figure(chosen).attrs;
      run(commands.setFigure({ src, alt, width, height }));
    }),
    addToGallery: () => choosePictures(true, (pictures) => {
      const { pos, node } = commands.closest(view.state, "gallery") ?? {};
      if (node) run(commands.insert(pictures.map(commands.figure), "inside", pos + node.nodeSize - 1 - node.lastChild.nodeSize));
    }),
    async insertEmbed() {
      const embed = await dialogs.embed();
      const { provider, address, rel, title } = embed ?? {};
      if (embed) run(commands.insert(schema.nodes.embed.create({ provider, address, rel, title })));
      else view.focus();
    },
    insertRelated: () => chooseRelated((story) => run(commands.insert(schema.nodes.related.create({ href: story.path, text: story.headline })))),
    editTableCaption() {
      const old = commands.closest(view.state, "table");
      const shown = htmlPart.page(old.node.attrs.caption).textContent;
      dialogs.line(text("tableCaption"), text("tableCaptionLabel"), shown)
        .then((line) => (line === null || line === shown ? view.focus() : run(commands.setCaption(html.line(line)))));
      return true;
    },
    toggleTypography() {
      typographyHere = isTypographic() ? "off" : "on";
      try {
        localStorage.setItem(typographyChoice, typographyHere);
      } catch { /* The page remembers. */ }
      say(text(isTypographic() ? "typographyOn" : "typographyOff"));
      view.focus();
    },
    isFull: () => isFull,
    toggleFull() {
      isFull = !isFull;
      root.classList.toggle("is-full", isFull);
      document.documentElement.classList.toggle("has-full-editor", isFull);
      // Nothing but the text can be reached meanwhile.
      for (let own = root; own !== document.body; own = own.parentElement) {
        for (const other of own.parentElement.children) if (other !== own && other.localName !== "dialog") other.inert = isFull;
      }
      toolbar.update(view);
      if (isFull) toolbar.showFull();
      view.focus();
      view.dispatch(view.state.tr.scrollIntoView());
      return true;
    },
  };

  // MARK: Plugins

  const find = findPart.makeFind({ pm, text, element, button, letters });
  acts.openFind = find.open;
  acts.openReplace = find.openReplace;

  const placeholders = { figcaption: text("caption"), credit: text("credit"), quote_source: text("source") };
  const placeholder = new Plugin({
    props: {
      decorations({ doc }) {
        const list = [];
        doc.descendants((node, pos, parent) => {
          if (node.content.size) return !node.isTextblock;
          const isFirst = parent === doc && doc.childCount === 1 && node.type.name === "paragraph";
          const isOfGallery = node.type.name === "figcaption" && parent.type.name === "gallery";
          const words = isFirst ? text("placeholder") : isOfGallery ? text("galleryCaption") : placeholders[node.type.name];
          if (words) list.push(Decoration.node(pos, pos + node.nodeSize, { class: "is-empty", "data-placeholder": words }));
          return !node.isTextblock;
        });
        return DecorationSet.create(doc, list);
      },
    },
  });

  const { chainCommands, baseKeymap } = pm.commands;
  // At its end, too: the browser's own history knows nothing of this text, and Mod-Z is tried when Mod-Shift-Z won't.
  const always = (command) => (...given) => (command(...given), true);
  const historyPlugin = pm.history.history({ depth: 300 });
  const keys = pm.keymap.keymap({
    "Mod-b": commands.bold,
    "Mod-i": commands.italic,
    "Mod-u": commands.underline,
    "Mod-Shift-x": commands.strike,
    "Mod-.": commands.superscript,
    "Mod-,": commands.subscript,
    "Mod-k": acts.editLink,
    "Mod-z": always(pm.history.undo),
    "Mod-y": always(pm.history.redo),
    "Mod-Shift-z": always(pm.history.redo),
    "Mod-Alt-0": commands.paragraph(),
    "Mod-Alt-2": commands.heading(2),
    "Mod-Alt-3": commands.heading(3),
    "Mod-Alt-4": commands.heading(4),
    "Mod-Shift-7": commands.list("ordered_list"),
    "Mod-Shift-8": commands.list("bullet_list"),
    "Mod-Shift-9": commands.quote(),
    "Mod-f": find.open,
    "Mod-h": find.openReplace,
    "Mod-Shift-f": acts.toggleFull,
    "Alt-F10": () => (toolbar.focus(), true),
    "Alt-ArrowUp": commands.move(-1),
    "Alt-ArrowDown": commands.move(1),
    "Shift-Enter": commands.lineBreak,
    Enter: chainCommands(commands.leaveLine, commands.splitItem),
    Backspace: chainCommands(commands.selectFigure, commands.plainFromHeading),
    Tab: chainCommands(commands.nextCell, commands.sinkItem, viewsPart.figureTab(1)),
    "Shift-Tab": chainCommands(pm.tables.goToNextCell(-1), commands.liftItem, viewsPart.figureTab(-1)),
    Escape: () => isFull && acts.toggleFull(),
  });

  const plugins = [
    rulesPart.makeRules({ pm, schema, commands, language, isTypographic, linkAttributes }),
    keys,
    pm.keymap.keymap(baseKeymap),
    historyPlugin,
    pastePart.makePaste({ pm, schema, commands, text, element, clean: cleanPart.clean, letters, embedOf, linkAttributes, say }),
    pm.tables.tableEditing(),
    ...library.Gapcursor.config.addProseMirrorPlugins(),
    ...library.Dropcursor.config.addProseMirrorPlugins.call({ options: { color: false, width: 2, class: "drop-cursor" } }),
    placeholder,
    find.plugin,
  ];

  // MARK: The view

  const textId = "editor-text";
  const toolbar = toolbarPart.makeToolbar({ pm, text, element, button, commands, acts, shortcut, textId });
  const place = element("div", { class: "editor-place" });
  const root = element("div", { class: "editor" }, [
    element("div", { class: "editor-top" }, [toolbar.root, find.panel]),
    place,
    element("div", { class: "editor-foot" }, [words, message]),
  ]);
  // A label around the field would take each click in the text for its own.
  const label = field.labels?.[0];
  const outside = field.closest("label") ?? field;
  const name = label?.cloneNode(true);
  name?.querySelector("textarea")?.remove();

  let keeping;
  const keep = () => {
    clearTimeout(keeping);
    undo.keep(view.state, historyPlugin);
  };
  const sync = () => {
    const value = html.write(view.state.doc);
    if (field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  /** The state for a text, with the changes that led to it when they are known. */
  const stateOf = (doc) => {
    const restored = undo.restore(doc, plugins);
    if (restored) html.adopt(restored.doc, doc);
    return restored ?? EditorState.create({ doc, plugins });
  };

  let isAfterWhole = false;
  view = new EditorView(place, {
    state: stateOf(html.read(field.value)),
    attributes: {
      id: textId,
      class: "editor-text",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": field.getAttribute("aria-label") || name?.textContent.trim() || text("body"),
      lang: field.lang || document.documentElement.lang,
      spellcheck: "true",
    },
    editable: () => !field.matches(":disabled"),
    // Room for the bars above, and below for what comes next.
    scrollThreshold: { top: 160, bottom: 64, left: 0, right: 0 },
    scrollMargin: { top: 176, bottom: 144, left: 5, right: 5 },
    nodeViews: viewsPart.makeViews({
      text, element, button, page: htmlPart.page, preview: htmlPart.preview, chooseRelated,
      providerTitle: (name) => providers.find((provider) => provider.name === name)?.title,
    }),
    dispatchTransaction(tr) {
      // What is pasted, or put in by the page, is undone by itself: what was typed before and after doesn't go with it.
      if (tr.docChanged) {
        const isWhole = ["paste", "drop", "cut", "page"].includes(tr.getMeta("uiEvent"));
        if (isWhole || isAfterWhole) pm.history.closeHistory(tr);
        isAfterWhole = isWhole;
      }
      const { state, transactions } = view.state.applyTransaction(tr);
      // The tools first: the row that they may open moves the text, and what is scrolled to must be seen after it.
      toolbar.update(view, state);
      view.updateState(state);
      count();
      if (!transactions.some(({ docChanged }) => docChanged)) return;
      sync();
      clearTimeout(keeping);
      keeping = setTimeout(keep, 1000);
    },
  });

  // The page listens for changes of its fields; the text is none of them.
  view.dom.addEventListener("input", (event) => event.stopPropagation());
  outside.before(root);
  outside.hidden = true;
  // Whoever may only read needs no tools.
  root.querySelector(".editor-top").hidden = field.matches(":disabled");
  toolbar.update(view);
  count();

  // MARK: The world around it

  label?.addEventListener("click", (event) => {
    if (root.contains(event.target)) return;
    event.preventDefault();
    view.focus();
  });
  place.addEventListener("mousedown", (event) => {
    if (event.target !== place) return;
    // Below the last line.
    event.preventDefault();
    view.focus();
  });
  // What is pasted into the fields around it loses what nobody sees as well.
  field.form?.addEventListener("paste", (event) => {
    if (!event.target.matches("input, textarea") || root.contains(event.target)) return;
    const words = event.clipboardData?.getData("text/plain") ?? "";
    const seen = letters.cleanLetters(words);
    if (seen === words) return;
    event.preventDefault();
    // The one way to put text into a field that its own undo knows of.
    document.execCommand("insertText", false, seen);
  });
  window.addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());

  field.addEventListener("body:replace", ({ detail }) => {
    const doc = html.read(detail.html);
    if (!pm.history.undoDepth(view.state) && !pm.history.redoDepth(view.state)) {
      view.updateState(stateOf(doc));
      toolbar.update(view);
      count();
    } else {
      const tr = undoPart.changes(view.state.tr, doc, html.writeBlock).setMeta("uiEvent", "page");
      // Others' words are not in the history: undoing one's own leaves them.
      if (tr.docChanged) view.dispatch(detail.isOthers ? tr.setMeta("addToHistory", false) : tr);
    }
    sync();
  });

  // The tools stay in sight below what the page itself keeps there.
  const bars = [...document.querySelectorAll(".bar, .story-bar, .plan-kept")];
  const observer = new ResizeObserver(() => {
    const fixed = bars.filter((bar) => getComputedStyle(bar).position === "sticky");
    root.style.setProperty("--bar", `${fixed.reduce((sum, bar) => sum + bar.offsetHeight, 0)}px`);
  });
  for (const bar of bars) observer.observe(bar);
}

if (holder && field) start();
