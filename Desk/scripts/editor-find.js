// Find and replace in the body.

/** The plugin that marks what is found, and the panel with its fields. */
export function makeFind({ pm, text, element, button, letters }) {
  const { Plugin, PluginKey, TextSelection } = pm.state;
  const { Decoration, DecorationSet } = pm.view;
  const key = new PluginKey("find");
  const nothing = { words: "", options: {}, found: [], isOpen: false };
  let view;

  /** The folded texts of blocks that were looked at, while the way to compare is the same. */
  let known = { options: "", blocks: new WeakMap() };
  const foldedBlock = (block, options) => {
    const name = JSON.stringify(options);
    if (known.options !== name) known = { options: name, blocks: new WeakMap() };
    if (!known.blocks.has(block)) known.blocks.set(block, letters.folded(block.textBetween(0, block.content.size, null, "\ufffc"), options));
    return known.blocks.get(block);
  };

  /** Where the words stand in the document. */
  const findAll = (doc, words, options) => {
    const found = [];
    const wanted = letters.folded(words, options).text;
    if (!wanted) return found;
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      for (const { from, to } of letters.placesOf(wanted, foldedBlock(node, options))) found.push({ from: pos + 1 + from, to: pos + 1 + to });
      return false;
    });
    return found;
  };

  const plugin = new Plugin({
    key,
    state: {
      init: () => nothing,
      apply(tr, old) {
        const next = tr.getMeta(key) ?? old;
        if (!next.isOpen || (next === old && !tr.docChanged)) return next;
        return { ...next, found: findAll(tr.doc, next.words, next.options) };
      },
    },
    props: {
      decorations(state) {
        const { found, isOpen } = key.getState(state);
        if (!isOpen || !found.length) return null;
        const { from, to } = state.selection;
        return DecorationSet.create(state.doc, found.map((match) =>
          Decoration.inline(match.from, match.to, { class: match.from === from && match.to === to ? "found found-here" : "found" })));
      },
    },
    view: (own) => {
      view = own;
      return { update: () => key.getState(view.state).isOpen && report() };
    },
  });

  const words = element("input", { type: "search", "aria-label": text("find"), placeholder: text("find"), autocomplete: "off" });
  const replacement = element("input", { type: "text", "aria-label": text("replaceBy"), placeholder: text("replaceBy"), autocomplete: "off" });
  const matchCase = element("input", { type: "checkbox" });
  const matchAccents = element("input", { type: "checkbox" });
  const count = element("span", { class: "find-count", role: "status" });
  const replaceRow = element("div", { class: "find-row" }, [
    replacement,
    button(text("replace"), () => replace()),
    button(text("replaceAll"), () => replaceAll()),
  ]);
  const panel = element("div", { class: "find", role: "search", "aria-label": text("findTitle"), hidden: "" }, [
    element("div", { class: "find-row" }, [
      words,
      count,
      button("↑", () => go(-1), { "aria-label": text("previous"), title: `${text("previous")} (Shift+Enter)` }),
      button("↓", () => go(1), { "aria-label": text("next"), title: `${text("next")} (Enter)` }),
      element("label", { class: "check" }, [matchCase, text("matchCase")]),
      element("label", { class: "check" }, [matchAccents, text("matchAccents")]),
      button("✕", () => close(), { class: "plain find-close", "aria-label": text("close"), title: `${text("close")} (Esc)` }),
    ]),
    replaceRow,
  ]);

  const state = () => key.getState(view.state);
  const here = () => {
    const { from, to } = view.state.selection;
    return state().found.findIndex((match) => match.from === from && match.to === to);
  };

  function report() {
    const { found } = state();
    const index = here();
    if (!words.value) count.textContent = "";
    else if (!found.length) count.textContent = text("findNone");
    else if (index < 0) count.textContent = text("findCount", { count: found.length });
    else count.textContent = text("findPlace", { place: index + 1, count: found.length });
  }

  function search() {
    const options = { matchCase: matchCase.checked, matchAccents: matchAccents.checked };
    view.dispatch(view.state.tr.setMeta(key, { words: words.value, options, found: [], isOpen: true }));
    const { found } = state();
    const from = view.state.selection.from;
    if (found.length) show(found.find((match) => match.from >= from) ?? found[0]);
    report();
  }

  function show(match) {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)));
    // The field keeps the keyboard, so the text must be brought into sight from here.
    view.domAtPos(match.from).node.parentElement?.closest("p, h2, h3, h4, figure, li, td, th, footer")
      ?.scrollIntoView({ block: "nearest" });
    report();
  }

  function go(by) {
    const { found } = state();
    if (!found.length) return;
    const { from } = view.state.selection;
    const index = here();
    if (index >= 0) return show(found[(index + by + found.length) % found.length]);
    const behind = found.findIndex((match) => match.from >= from);
    show(found[by > 0 ? Math.max(behind, 0) : (behind <= 0 ? found.length : behind) - 1]);
  }

  function replace() {
    const index = here();
    if (index < 0) return go(1);
    const match = state().found[index];
    view.dispatch(put(view.state.tr, match));
    const next = state().found.find(({ from }) => from >= match.from + replacement.value.length) ?? state().found[0];
    if (next) show(next);
    report();
  }

  function replaceAll() {
    const { found } = state();
    if (!found.length) return;
    const { tr } = view.state;
    for (const match of [...found].reverse()) put(tr, match);
    view.dispatch(tr);
    count.textContent = text("replaced", { count: found.length });
  }

  const put = (tr, { from, to }) =>
    replacement.value ? tr.insertText(replacement.value, from, to) : tr.delete(from, to);

  function unfold(isOpen) {
    panel.hidden = !isOpen;
    panel.parentElement.classList.toggle("is-finding", isOpen);
  }

  function open(withReplacement) {
    const { from, to, $from, $to } = view.state.selection;
    if (from < to && $from.sameParent($to) && to - from < 200) words.value = view.state.doc.textBetween(from, to);
    unfold(true);
    replaceRow.hidden = !withReplacement;
    words.focus();
    words.select();
    search();
  }

  function close() {
    unfold(false);
    view.dispatch(view.state.tr.setMeta(key, nothing));
    view.focus();
  }

  for (const field of [words, matchCase, matchAccents]) field.addEventListener("input", (event) => { event.stopPropagation(); search(); });
  replacement.addEventListener("input", (event) => event.stopPropagation());
  panel.addEventListener("change", (event) => event.stopPropagation());
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === words) go(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === replacement) replace();
    else if (event.key === "f" && (event.ctrlKey || event.metaKey)) words.select();
    else if (event.key === "h" && (event.ctrlKey || event.metaKey)) replaceRow.hidden = false;
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return { plugin, panel, open: () => (open(false), true), openReplace: () => (open(true), true), isOpen: () => !panel.hidden, close };
}
