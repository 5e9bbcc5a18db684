// The toolbar: one stop for the Tab key in each row, arrows inside; a second row says what can be done at the cursor.

const icons = {
  link: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17",
  quote: "M6 17h3l2-4V7H5v6h3M15 17h3l2-4V7h-6v6h3",
  bullets: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 5l1.2-.8V8.5M3.8 15.3c.3-1 2.4-1 2.2.2-.1.8-1.6 1.5-2.2 2.6h2.4",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  find: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.6-4.6",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3",
  full: "M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.dataset.icon = name;
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

/** The toolbar's element and `update`, which follows the text. `acts` are what it can do besides the commands. */
export function makeToolbar({ pm, text, element, button, commands, acts, shortcut, textId }) {
  let view;
  const { tables } = pm;

  const run = (command) => {
    command(view.state, view.dispatch, view);
    view.focus();
  };

  const titled = (key, keys) => (keys ? `${text(key)} (${shortcut(keys)})` : text(key));

  // MARK: Buttons

  const toggles = [];
  const tool = (key, face, command, { keys, isOn, isOff } = {}) => {
    const own = button("", () => run(command), { class: "tool", title: titled(key, keys), "aria-label": text(key) });
    if (keys) own.setAttribute("aria-keyshortcuts", keys.replace("Mod", acts.isMac ? "Meta" : "Control").replaceAll("-", "+"));
    own.append(icons[face] ? icon(face) : face);
    if (isOn || isOff) toggles.push({ own, isOn, isOff });
    return own;
  };
  const letter = (name, tag) => element(tag, { "aria-hidden": "true", class: "letter" }, [name]);

  const styles = [
    ["paragraph", commands.paragraph()],
    ["heading2", commands.heading(2)],
    ["heading3", commands.heading(3)],
    ["heading4", commands.heading(4)],
    ["lead", commands.paragraph("lead")],
    ["question", commands.paragraph("question")],
    ["answer", commands.paragraph("answer")],
  ];
  const style = element("select", { "aria-label": text("style"), title: text("style"), class: "tool-style" },
    styles.map(([key]) => element("option", { value: key }, [text(key)])));
  style.addEventListener("change", (event) => {
    event.stopPropagation();
    run(styles.find(([key]) => key === style.value)[1]);
  });
  style.addEventListener("input", (event) => event.stopPropagation());
  // With arrows one goes through the closed list, whatever the browser makes of them; Enter leads back to the text.
  style.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.altKey || !(step || event.key === "Enter")) return;
    event.preventDefault();
    if (step) styles[style.selectedIndex + step]?.[1](view.state, view.dispatch, view);
    else view.focus();
  });

  const styleAt = (state) => {
    const { parent } = state.selection.$from;
    if (parent.type.name === "heading") return `heading${parent.attrs.level}`;
    return styles.some(([key]) => key === parent.attrs.class) ? parent.attrs.class : "paragraph";
  };

  // MARK: Menus

  /** A button that opens a list of acts: [key, act, keys, isOn?]; null makes a line. */
  const menu = (key, face, entries) => {
    const list = element("div", { role: "menu", "aria-label": text(key), class: "tool-menu", hidden: "" });
    const own = button("", () => (list.hidden ? open() : close(true)), {
      class: icons[face] ? "tool" : "tool tool-opens", title: text(key), "aria-label": text(key), "aria-haspopup": "menu", "aria-expanded": "false",
    });
    own.append(icons[face] ? icon(face) : face);
    const items = entries.map((entry) => {
      if (!entry) return element("hr", { role: "separator" });
      const [name, act, keys, isOn] = entry;
      const item = button(text(name), () => {
        close(false);
        act(view);
      }, { role: isOn ? "menuitemcheckbox" : "menuitem", tabindex: "-1" });
      if (keys) item.append(element("kbd", { "aria-hidden": "true" }, [shortcut(keys)]));
      return Object.assign(item, { isOn });
    });
    list.append(...items);
    const buttons = items.filter((item) => item.localName === "button");
    const open = () => {
      for (const item of buttons) if (item.isOn) item.setAttribute("aria-checked", String(item.isOn(view.state)));
      list.hidden = false;
      own.setAttribute("aria-expanded", "true");
      // Near the right edge it opens to the left.
      list.classList.remove("to-left");
      list.classList.toggle("to-left", list.getBoundingClientRect().right > document.documentElement.clientWidth - 8);
      buttons[0].focus();
    };
    const close = (toButton) => {
      list.hidden = true;
      own.setAttribute("aria-expanded", "false");
      if (toButton) own.focus();
    };
    own.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      open();
    });
    list.addEventListener("keydown", (event) => {
      const index = buttons.indexOf(document.activeElement);
      const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
      if (next !== undefined) buttons.at(next % buttons.length).focus();
      else if (event.key === "Escape") close(true);
      else if (event.key === "Tab") return close(false);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    document.addEventListener("pointerdown", (event) => list.hidden || holder.contains(event.target) || close(false));
    const holder = element("div", { class: "tool-holder" }, [own, list]);
    return holder;
  };

  const act = (command) => () => run(command);
  const insertMenu = menu("insert", text("insert"), [
    ["picture", acts.insertPicture],
    ["gallery", acts.insertGallery],
    ["embed", acts.insertEmbed],
    ["related", acts.insertRelated],
    ["table", act((state, dispatch) => commands.insert(commands.table(3, 3), "inside")(state, dispatch))],
    ["pull", act(commands.quote("pull"))],
    ["rule", act(commands.rule)],
  ]);
  const mark = (name) => (state) => commands.isActive(state, name);
  const moreMenu = menu("more", "more", [
    ["underline", act(commands.underline), "Mod-U", mark("u")],
    ["strike", act(commands.strike), "Mod-Shift-X", mark("s")],
    ["superscript", act(commands.superscript), "Mod-.", mark("sup")],
    ["subscript", act(commands.subscript), "Mod-,", mark("sub")],
    null,
    ["moveUp", act(commands.move(-1)), "Alt-↑"],
    ["moveDown", act(commands.move(1)), "Alt-↓"],
    null,
    ["replaceTitle", acts.openReplace, "Mod-H"],
    ["typography", acts.toggleTypography, null, acts.isTypographic],
  ]);

  const full = tool("full", "full", acts.toggleFull, { keys: "Mod-Shift-F", isOn: acts.isFull });
  const group = (...items) => element("div", { class: "tool-group" }, items);
  // Where it is narrow the tools scroll sideways, the most used first; the menus stay at its end.
  const rail = element("div", { class: "tool-rail" }, [
    group(
      style,
      tool("bold", letter(text("boldLetter"), "strong"), commands.bold, { keys: "Mod-B", isOn: (state) => commands.isActive(state, "strong", "b") }),
      tool("italic", letter(text("italicLetter"), "em"), commands.italic, { keys: "Mod-I", isOn: (state) => commands.isActive(state, "em", "i") }),
      tool("link", "link", acts.editLink, { keys: "Mod-K", isOn: (state) => Boolean(commands.linkAt(state)) }),
    ),
    group(
      tool("quote", "quote", commands.quote(), { keys: "Mod-Shift-9", isOn: (state) => Boolean(commands.closest(state, "blockquote")) }),
      tool("bullets", "bullets", commands.list("bullet_list"), {
        keys: "Mod-Shift-8", isOn: (state) => commands.closest(state, "bullet_list", "ordered_list")?.node.type.name === "bullet_list",
      }),
      tool("numbers", "numbers", commands.list("ordered_list"), {
        keys: "Mod-Shift-7", isOn: (state) => commands.closest(state, "bullet_list", "ordered_list")?.node.type.name === "ordered_list",
      }),
      tool("picture", "picture", acts.insertPicture),
    ),
    group(
      tool("undo", "undo", pm.history.undo, { keys: "Mod-Z", isOff: (state) => !pm.history.undoDepth(state) }),
      tool("redo", "redo", pm.history.redo, { keys: "Mod-Shift-Z", isOff: (state) => !pm.history.redoDepth(state) }),
      tool("findTitle", "find", acts.openFind, { keys: "Mod-F" }),
      full,
    ),
  ]);
  const main = element("div", { class: "tool-row" }, [rail, group(insertMenu, moreMenu)]);

  // MARK: At the cursor

  const small = (key, command, isOn) => {
    const own = button(text(key), () => run(command), { class: "tool tool-word" });
    if (isOn) toggles.push({ own, isOn });
    return own;
  };
  const figurePlace = (name) => (state) => {
    const words = commands.closest(state, "figure")?.node.attrs.class?.split(" ") ?? [];
    return name ? words.includes(name) : !["wide", "left", "right"].some((word) => words.includes(word));
  };
  const linkAddress = element("span", { class: "context-address" });
  const contexts = {
    link: [linkAddress, small("linkEdit", acts.editLink), small("linkRemove", commands.removeLink)],
    table: [
      small("rowAbove", commands.rowAbove),
      small("rowBelow", tables.addRowAfter),
      small("rowRemove", tables.deleteRow),
      small("columnBefore", tables.addColumnBefore),
      small("columnAfter", tables.addColumnAfter),
      small("columnRemove", tables.deleteColumn),
      small("headerRow", commands.headerRow, (state) => commands.closest(state, "table")?.node.firstChild.attrs.section === "head"),
      small("cellsMerge", tables.mergeCells),
      small("cellSplit", tables.splitCell),
      small("tableCaption", acts.editTableCaption),
      small("tableRemove", commands.remove),
    ],
    figure: [
      small("placeNormal", commands.placeFigure(""), figurePlace("")),
      small("placeWide", commands.placeFigure("wide"), figurePlace("wide")),
      small("placeLeft", commands.placeFigure("left"), figurePlace("left")),
      small("placeRight", commands.placeFigure("right"), figurePlace("right")),
      small("pictureChange", acts.changePicture),
      small("pictureRemove", commands.remove),
    ],
    galleryFigure: [small("galleryAdd", acts.addToGallery), small("pictureChange", acts.changePicture), small("pictureRemove", commands.remove)],
    gallery: [small("galleryAdd", acts.addToGallery), small("galleryRemove", commands.remove)],
    blockquote: [
      small("quoteSource", commands.quoteSource),
      small("pull", commands.quote("pull"), (state) => commands.closest(state, "blockquote")?.node.attrs.class === "pull"),
    ],
    embed: [small("embedRemove", commands.remove)],
    related: [small("relatedRemove", commands.remove)],
    opaque: [small("blockRemove", commands.remove)],
  };

  const contextAt = (state) => {
    if (commands.linkAt(state)) return "link";
    const name = commands.closest(state, ...Object.keys(contexts))?.node.type.name ?? null;
    return name === "figure" && commands.closest(state, "gallery") ? "galleryFigure" : name;
  };

  const context = element("div", { class: "tool-row tool-context", hidden: "" });
  let shown = null;

  const root = element("div", { role: "toolbar", "aria-label": text("toolbar"), "aria-controls": textId, class: "toolbar" }, [main, context]);

  // MARK: Keys

  const stops = () => [...root.querySelectorAll("button.tool, select")].filter((own) => !own.disabled && own.offsetParent);
  // Each row that scrolls keeps a stop of its own: the tools, and what can be done at the cursor.
  const settle = (chosen) => {
    const row = context.contains(chosen) ? context : main;
    for (const own of row.querySelectorAll("button.tool, select")) own.tabIndex = own === chosen ? 0 : -1;
  };
  settle(style);
  root.addEventListener("focusin", (event) => {
    if (event.target.matches(".tool-rail :is(button, select), .tool-context button")) settle(event.target);
  });
  root.addEventListener("keydown", (event) => {
    if (event.target.closest("[role=menu]")) return;
    const list = stops();
    const index = list.indexOf(event.target);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) list.at(next % list.length).focus();
    else if (event.key === "Escape") view.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // A click leaves the keyboard and the selection in the text.
  root.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault());

  return {
    root,
    /** Shows the way back from the full screen, where the tools scroll. */
    showFull: () => full.scrollIntoView({ block: "nearest", inline: "nearest" }),
    focus: () => (stops().find((own) => own.tabIndex === 0) ?? stops()[0]).focus(),
    update(own, state = own.state) {
      view = own;
      style.value = styleAt(state);
      const next = contextAt(state);
      if (next !== shown) {
        context.replaceChildren(...(contexts[next] ?? []));
        context.hidden = !next;
        shown = next;
        if (next) settle(context.querySelector("button"));
      }
      if (next === "link") linkAddress.textContent = commands.linkAt(state).mark.attrs.href;
      for (const { own: toggle, isOn, isOff } of toggles) {
        if (isOn) toggle.setAttribute("aria-pressed", String(isOn(state)));
        if (isOff) toggle.disabled = isOff(state);
      }
      if (!rail.querySelector("[tabindex='0']:enabled")) settle(style);
    },
  };
}
