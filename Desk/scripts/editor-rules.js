// What typed marks turn into: Markdown's shortcuts, and the quotes, dashes and dots of good typography.
// Each turn is a step of its own in the history: one Backspace or Ctrl-Z right after it gives back what was typed.

const pairs = { es: ["«", "»", "“", "”"], en: ["“", "”", "‘", "’"] };

/** The mark for `"` after this text: it opens after a space or another opening mark, and inner quotes get the second pair. */
function quoteMark(before, language) {
  const [open, close, innerOpen, innerClose] = pairs[language] ?? pairs.es;
  const count = (mark) => before.split(mark).length - 1;
  const isInside = count(open) > count(close);
  const isInsideInner = count(innerOpen) > count(innerClose);
  const opens = /(^|[\s([{—–¿¡«“‘/\ufffc])$/.test(before);
  if (opens) return isInside ? innerOpen : open;
  return isInsideInner ? innerClose : close;
}

/** Whether what was typed last belongs to an address or a handle, whose letters are as they are. */
const isInAddress = (before) => /(?:[a-z]+:\/\/|www\.|[\w.-]@|(?:^|[^\p{L}\p{N}])[@#])[^\s"'«»“”‘’<>()]*$/iu.test(before);

/** Text for text; the pattern's last group is what is replaced. */
const typography = (language) => [
  { pattern: /(")$/, text: (match, before) => quoteMark(before.slice(0, -1), language) },
  { pattern: /(<<)$/, text: () => "«" },
  { pattern: /(>>)$/, text: () => "»" },
  { pattern: /(?:^|[^-])(--)$/, text: () => "—", isOfWords: true },
  { pattern: /(?:^|[^.])(\.\.\.)$/, text: () => "…", isOfWords: true },
  { pattern: /[\p{L}](')$/u, text: () => "’" },
  // A number and what it counts stay in one line.
  { pattern: /\d( )[%‰€$£°]$/, text: () => "\u00a0", keeps: 1 },
  { pattern: /(?:^|\s)(?:n\.º|núm\.|art\.|pág\.|Sr\.|Sra\.|Dr\.|Dra\.|km|§)( )\S$/u, text: () => "\u00a0", keeps: 1 },
];

/**
 * Words between marks, when they are meant so: the marks open behind a space or an opening mark and stand close to the
 * words. In "@ana_maria_", "http://x/_a_" and "m**** y p****" they are letters like any others.
 */
const marked = (mark, inside) => new RegExp(`(?:^|[\\s([{«“‘"'¿¡—–\ufffc])(${mark}(${inside})${mark})$`, "u");
const closeWords = (mark) => `[^\\s${mark})\\]}.,;:!?»”’%](?:[^${mark}]*[^\\s${mark}([{«“‘¿¡])?`;

/** What browsers' own menus and keys ask for (Input Events Level 2, section 4.1.2), by the command that does it here. */
const formats = {
  formatBold: "bold", formatItalic: "italic", formatUnderline: "underline", formatStrikeThrough: "strike",
  formatSuperscript: "superscript", formatSubscript: "subscript",
};

/** The plugin. `isTypographic` says whether the author wants the help with quotes, dashes and dots. */
export function makeRules({ pm, schema, commands, language, isTypographic, linkAttributes }) {
  const { nodes, marks } = schema;
  const { Plugin, PluginKey, TextSelection } = pm.state;
  const key = new PluginKey("rules");

  const block = (pattern, command) => ({
    pattern,
    apply(state, match, start, end) {
      const { $from } = state.selection;
      if ($from.parent.type !== nodes.paragraph) return null;
      const { tr } = state;
      tr.delete(start, end);
      const steps = command(match)(state.apply(tr), (then) => then.steps.forEach((step) => tr.step(step)));
      return steps ? tr : null;
    },
  });
  const phrase = (pattern, name) => ({
    pattern,
    apply(state, match, start, end) {
      const [, whole, words] = match;
      if (isInAddress(words)) return null;
      const from = end - whole.length;
      const inside = from + whole.indexOf(words);
      const { tr } = state;
      tr.delete(inside + words.length, end).delete(from, inside);
      return tr.addMark(from, from + words.length, marks[name].create()).removeStoredMark(marks[name]);
    },
  });
  const rules = [
    block(/^#{1,2} $/, () => commands.heading(2)),
    block(/^### $/, () => commands.heading(3)),
    block(/^#### $/, () => commands.heading(4)),
    block(/^[-*+•] $/, () => commands.list("bullet_list")),
    block(/^1[.)] $/, () => commands.list("ordered_list")),
    block(/^> $/, () => commands.quote()),
    {
      pattern: /^(---|—-|\*\*\*|___)$/,
      apply: (state, match, start) => {
        const $start = state.doc.resolve(start);
        if ($start.depth !== 1 || $start.parent.type !== nodes.paragraph) return null;
        const tr = state.tr.replaceWith($start.before(), $start.after(), [nodes.rule.create(), nodes.paragraph.create()]);
        return tr.setSelection(TextSelection.create(tr.doc, $start.before() + 2));
      },
    },
    phrase(marked("\\*\\*", closeWords("*")), "strong"),
    phrase(marked("_", closeWords("_")), "em"),
    phrase(marked("\\*", closeWords("*")), "em"),
    phrase(marked("~~", closeWords("~")), "s"),
    {
      pattern: /\[([^\][]+)\]\(([^\s()]+)\)$/,
      apply(state, [whole, words, address], start, end) {
        const attributes = linkAttributes(address);
        if (!attributes) return null;
        const from = end - whole.length;
        return state.tr.replaceWith(from, end, schema.text(words, [marks.link.create(attributes)])).removeStoredMark(marks.link);
      },
    },
  ];
  const letters = typography(language).map(({ pattern, text, keeps = 0, isOfWords = false }) => ({
    pattern,
    apply(state, match, start, end, before) {
      const old = match.at(-1);
      if (isOfWords && isInAddress(before.slice(0, -old.length))) return null;
      const to = end - keeps;
      return state.tr.insertText(text(match, before), to - old.length, to);
    },
  }));

  /** Turns what now stands before the cursor, when a rule fits. */
  const run = (view) => {
    const { state } = view;
    const { $cursor } = state.selection;
    if (!$cursor || !$cursor.parent.inlineContent || marks.code.isInSet($cursor.marks())) return;
    const start = Math.max(0, $cursor.parentOffset - 500);
    const before = $cursor.parent.textBetween(start, $cursor.parentOffset, null, "\ufffc");
    for (const { pattern, apply } of isTypographic() ? [...rules, ...letters] : rules) {
      const match = pattern.exec(before);
      const tr = match && apply(state, match, $cursor.pos - match[0].length, $cursor.pos, before);
      if (!tr) continue;
      view.dispatch(pm.history.closeHistory(tr).setMeta(key, true));
      return;
    }
  };

  const waiting = [];           // What was asked for while a word was composed: it applies behind it.

  return new Plugin({
    key,
    // Whether the last thing that happened was a turn.
    state: { init: () => false, apply: (tr, old) => tr.getMeta(key) ?? (old && !tr.docChanged && !tr.selectionSet) },
    props: {
      // What is typed over a selection leaves the cursor behind it, also over the whole text.
      handleTextInput(view, from, to, text, typed) {
        if (view.composing) return false;
        view.dispatch(typed().scrollIntoView());
        run(view);
        return true;
      },
      handleDOMEvents: {
        // Done by the browser, it would split the word that is being composed, and repeat its beginning.
        beforeinput(view, event) {
          if (!event.inputType.startsWith("format")) return false;
          event.preventDefault();
          const command = commands[formats[event.inputType]];
          if (command && view.composing) waiting.push(command);
          else command?.(view.state, view.dispatch);
          return true;
        },
        compositionend(view) {
          queueMicrotask(() => {
            if (view.isDestroyed || view.composing) return;
            run(view);
            for (const command of waiting.splice(0)) command(view.state, view.dispatch);
          });
          return false;
        },
      },
      handleKeyDown(view, event) {
        if (event.key !== "Backspace" || event.ctrlKey || !key.getState(view.state)) return false;
        return pm.history.undo(view.state, view.dispatch);
      },
    },
  });
}
