// What the editor's keys and buttons do to the text.

/** The commands over the schema; each is a ProseMirror command: (state, dispatch) → whether it applies. */
export function makeCommands({ pm, library, schema }) {
  const { nodes, marks } = schema;
  const { chainCommands, setBlockType, toggleMark, wrapIn } = pm.commands;
  const { NodeSelection, TextSelection, Selection } = pm.state;
  const { Fragment } = pm.model;
  const { tables } = pm;

  // MARK: What stands at the cursor

  /** The closest node around the selection that fits, and where it stands. */
  const around = (state, fits) => {
    const { $from, node } = state.selection;
    if (node && fits(node)) return { node, pos: $from.pos, depth: $from.depth + 1 };
    for (let depth = $from.depth; depth > 0; depth -= 1) {
      if (fits($from.node(depth))) return { node: $from.node(depth), pos: $from.before(depth), depth };
    }
    return null;
  };
  const closest = (state, ...names) => around(state, (node) => names.includes(node.type.name));

  const hasMark = (state, type) => {
    const { from, to, $from, empty } = state.selection;
    if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
    return state.doc.rangeHasMark(from, to, type);
  };
  const isActive = (state, ...names) => names.some((name) => hasMark(state, marks[name]));

  // MARK: Phrases

  /** Sets the first of the marks, or takes all of them away: texts from elsewhere have their own word for bold. */
  const toggle = (...names) => (state, dispatch) => {
    if (!isActive(state, ...names)) return toggleMark(marks[names[0]])(state, dispatch);
    const { from, to, empty } = state.selection;
    const { tr } = state;
    for (const name of names) {
      if (empty) tr.removeStoredMark(marks[name]);
      else tr.removeMark(from, to, marks[name]);
    }
    dispatch?.(tr);
    return true;
  };

  /** The link at the selection: its mark and how far it reaches. */
  const linkAt = (state) => {
    const { $from, from, to, empty } = state.selection;
    const { parent } = $from;
    if (!parent.isTextblock) return null;
    const start = $from.start();
    let range = null;
    parent.forEach((child, offset) => {
      const mark = marks.link.isInSet(child.marks);
      const [begin, end] = [start + offset, start + offset + child.nodeSize];
      if (range && mark?.eq(range.mark) && range.to === begin) range.to = end;
      else if (!range || !(range.from <= to && range.to >= from && (empty ? range.from <= from : range.to > from))) {
        range = mark ? { mark, from: begin, to: end } : null;
      }
    });
    return range && range.from <= from && range.to >= to ? range : null;
  };

  const setLink = (attributes, text) => (state, dispatch) => {
    const old = linkAt(state);
    const { from, to } = old ?? state.selection;
    const { tr } = state;
    const mark = marks.link.create({ ...old?.mark.attrs, ...attributes });
    if (from === to || (old && text && text !== state.doc.textBetween(from, to))) {
      const others = state.doc.resolve(to).marks().filter(({ type }) => type !== marks.link);
      tr.replaceWith(from, to, schema.text(text || attributes.href, mark.addToSet(others)));
    } else {
      tr.removeMark(from, to, marks.link).addMark(from, to, mark);
    }
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to))).removeStoredMark(marks.link).scrollIntoView());
    return true;
  };

  const removeLink = (state, dispatch) => {
    const old = linkAt(state) ?? (state.selection.empty ? null : state.selection);
    if (!old) return false;
    dispatch?.(state.tr.removeMark(old.from, old.to, marks.link));
    return true;
  };

  // MARK: Blocks

  const paragraph = (name = null) => setBlockType(nodes.paragraph, { class: name });
  const heading = (level) => (state, dispatch) => {
    const { parent } = state.selection.$from;
    const isSame = parent.type === nodes.heading && parent.attrs.level === level;
    return isSame ? paragraph()(state, dispatch) : setBlockType(nodes.heading, { level })(state, dispatch);
  };

  /** Takes a node's walls away: what it holds stands in its place. */
  const unwrap = (state, { node, pos }) => {
    const content = [];
    node.forEach((child) => content.push(child.type === nodes.quote_source ? nodes.paragraph.create(null, child.content) : child));
    const { tr } = state;
    const { from, to } = state.selection;
    tr.replaceWith(pos, pos + node.nodeSize, Fragment.from(content));
    return tr.setSelection(TextSelection.between(tr.doc.resolve(from - 1), tr.doc.resolve(to - 1)));
  };

  const quote = (name = null) => (state, dispatch) => {
    const old = closest(state, "blockquote");
    if (!old) return chainCommands(wrapIn(nodes.blockquote, { class: name }), (...given) =>
      paragraph()(...given) && wrapIn(nodes.blockquote, { class: name })(...given))(state, dispatch);
    if (old.node.attrs.class === name) dispatch?.(unwrap(state, old));
    else dispatch?.(state.tr.setNodeMarkup(old.pos, null, { ...old.node.attrs, class: name }));
    return true;
  };

  /** Puts the cursor where the quote's source is written. */
  const quoteSource = (state, dispatch) => {
    const old = closest(state, "blockquote");
    if (!old) return false;
    const end = old.pos + old.node.nodeSize - 1;
    const { tr } = state;
    if (old.node.lastChild.type !== nodes.quote_source) tr.insert(end, nodes.quote_source.create());
    const at = old.node.lastChild.type === nodes.quote_source ? end - 1 : end + 1;
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  };

  // MARK: Lists

  const given = (command) => (state, dispatch) => command({ state, dispatch, tr: state.tr });
  const liftItem = given(library.commands.liftListItem("list_item"));
  const sinkItem = given(library.commands.sinkListItem("list_item"));
  const wrapInList = (type) => given(library.commands.wrapInList(type));

  const list = (name) => (state, dispatch) => {
    const old = closest(state, "bullet_list", "ordered_list", "blockquote", "table");
    if (!old || ["blockquote", "table"].includes(old.node.type.name)) {
      if (state.selection.$from.parent.type !== nodes.heading) return wrapInList(name)(state, dispatch);
      const asParagraph = state.tr.setBlockType(state.selection.from, state.selection.to, nodes.paragraph);
      return wrapInList(name)(state.apply(asParagraph), dispatch && ((tr) => {
        for (const step of tr.steps) asParagraph.step(step);
        dispatch(asParagraph);
      }));
    }
    if (old.node.type.name === name) return liftItem(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(old.pos, nodes[name]));
    return true;
  };

  const splitItem = (state, dispatch) => {
    const { $from, $to, node } = state.selection;
    if (node?.isBlock || $from.depth < 2 || !$from.sameParent($to) || $from.node(-1).type !== nodes.list_item) return false;
    if (!$from.parent.content.size && $from.node(-1).childCount === $from.indexAfter(-1)) return liftItem(state, dispatch);
    const tr = state.tr.delete($from.pos, $to.pos);
    if (!pm.transform.canSplit(tr.doc, $from.pos, 2)) return false;
    dispatch?.(tr.split($from.pos, 2).scrollIntoView());
    return true;
  };

  // MARK: Blocks that are put in

  /** Puts blocks behind the block at the cursor, or in the place of an empty one; the cursor goes where `cursor` says. */
  const insert = (blocks, cursor = "behind", at = null) => (state, dispatch) => {
    const { $from } = state.selection;
    const list = [blocks].flat();
    const { tr } = state;
    let pos = at;
    if (pos === null) {
      const isEmpty = $from.depth === 1 && $from.parent.type === nodes.paragraph && !$from.parent.content.size;
      pos = $from.depth ? (isEmpty ? $from.before(1) : $from.after(1)) : state.selection.to;
      if (isEmpty) tr.delete(pos, $from.after(1));
    }
    tr.insert(pos, list);
    const end = pos + list.reduce((size, node) => size + node.nodeSize, 0);
    if (cursor === "behind") {
      if (tr.doc.resolve(end).nodeAfter?.isTextblock !== true) tr.insert(end, nodes.paragraph.create());
      tr.setSelection(TextSelection.create(tr.doc, end + 1));
    } else {
      tr.setSelection(Selection.near(tr.doc.resolve(pos + 1)));
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };

  const figure = ({ address, width, height, caption, alt, credit }) => nodes.figure.create(
    { src: address, alt: alt ?? "", width: width ? String(width) : null, height: height ? String(height) : null },
    [nodes.figcaption.create(null, caption ? schema.text(caption) : null), nodes.credit.create(null, credit ? schema.text(credit) : null)],
  );
  const gallery = (pictures) => nodes.gallery.create(null, [...pictures.map(figure), nodes.figcaption.create()]);

  const rule = insert(nodes.rule.create());

  // MARK: Figures

  const setFigure = (attributes) => (state, dispatch) => {
    const old = closest(state, "figure");
    if (!old) return false;
    dispatch?.(state.tr.setNodeMarkup(old.pos, null, { ...old.node.attrs, ...attributes }));
    return true;
  };

  /** Gives a figure its place in the line; `name` is wide, left, right or nothing. */
  const placeFigure = (name) => (state, dispatch) => setFigure({ class: ["picture", name].filter(Boolean).join(" ") })(state, dispatch);

  /** From the caption to the credit, and from there on to the text behind the picture. */
  const leaveLine = (state, dispatch) => {
    const { $from, $to } = state.selection;
    const name = $from.parent.type.name;
    if (!$from.sameParent($to) || !["figcaption", "credit", "quote_source"].includes(name)) return false;
    const holder = $from.node(-1);
    if (name === "figcaption" && holder.type === nodes.figure) {
      dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $from.after() + 1 + holder.child(1).content.size)));
      return true;
    }
    const end = $from.after(-1);
    const { tr } = state;
    const isInGallery = $from.node(-2).type === nodes.gallery;
    if (!isInGallery && tr.doc.resolve(end).nodeAfter?.type !== nodes.paragraph) tr.insert(end, nodes.paragraph.create());
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(end + (isInGallery ? 0 : 1)))).scrollIntoView());
    return true;
  };

  /** Backspace before a caption's or a credit's first letter selects the figure instead of tearing it. */
  const selectFigure = (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset || !["figcaption", "credit"].includes($from.parent.type.name)) return false;
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $from.before(-1))));
    return true;
  };

  const plainFromHeading = (state, dispatch) => {
    const { $from, empty } = state.selection;
    if (!empty || $from.parentOffset || $from.parent.type !== nodes.heading) return false;
    return paragraph()(state, dispatch);
  };

  const remove = (state, dispatch) => {
    const old = closest(state, "figure", "gallery", "embed", "related", "opaque", "table", "rule");
    if (!old) return false;
    // The last picture of a gallery takes the gallery with it.
    const $pos = state.doc.resolve(old.pos);
    const isLast = old.node.type === nodes.figure && $pos.parent.type === nodes.gallery && $pos.parent.childCount === 2;
    const [from, to] = isLast ? [$pos.before(), $pos.after()] : [old.pos, old.pos + old.node.nodeSize];
    const tr = state.tr.delete(from, to);
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView());
    return true;
  };

  /** Moves the block at the top that the cursor stands in. */
  const move = (by) => (state, dispatch) => {
    const { $from } = state.selection;
    const index = $from.index(0);
    const other = index + by;
    if (other < 0 || other >= state.doc.childCount) return false;
    const node = state.doc.child(index);
    const start = state.doc.content.offsetAt?.(index) ?? $from.posAtIndex(index, 0);
    const neighbour = state.doc.child(other);
    const target = by < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize;
    const tr = state.tr.delete(start, start + node.nodeSize).insert(target, node);
    const shift = target - start;
    const { selection } = state;
    tr.setSelection(selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, selection.from + shift)
      : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
    dispatch?.(tr.scrollIntoView());
    return true;
  };

  // MARK: Tables

  const table = (rows, columns) => {
    const cells = (type, attributes) => Array.from({ length: columns }, () => nodes[type].createAndFill(attributes));
    const body = Array.from({ length: rows - 1 }, () => nodes.table_row.create(null, cells("table_cell")));
    return nodes.table.create(null, [nodes.table_row.create({ section: "head" }, cells("table_header", { scope: "col" })), ...body]);
  };

  /** Makes the first row the header, or an ordinary row again. */
  const headerRow = (state, dispatch) => {
    const old = closest(state, "table");
    if (!old) return false;
    const { tr } = state;
    const first = old.node.firstChild;
    const isHead = first.attrs.section === "head";
    tr.setNodeMarkup(old.pos + 1, null, { section: isHead ? "body" : "head" });
    first.forEach((cell, offset) => {
      const attributes = { ...cell.attrs, scope: isHead ? null : "col" };
      tr.setNodeMarkup(old.pos + 2 + offset, isHead ? nodes.table_cell : nodes.table_header, attributes);
    });
    dispatch?.(tr);
    return true;
  };

  const isInHead = (state) => closest(state, "table_row")?.node.attrs.section === "head";
  // Nothing stands above the header.
  const rowAbove = (state, dispatch) => !isInHead(state) && tables.addRowBefore(state, dispatch);
  const nextCell = (state, dispatch) => {
    if (!tables.isInTable(state)) return false;
    if (tables.goToNextCell(1)(state, dispatch)) return true;
    return tables.addRowAfter(state, dispatch && ((tr) => {
      const next = state.apply(tr);
      tables.goToNextCell(1)(next, (then) => dispatch(tr.setSelection(Selection.near(tr.doc.resolve(then.selection.from)))));
    }));
  };

  const setCaption = (html) => (state, dispatch) => {
    const old = closest(state, "table");
    if (!old) return false;
    dispatch?.(state.tr.setNodeMarkup(old.pos, null, { ...old.node.attrs, caption: html }));
    return true;
  };

  const lineBreak = (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };

  return {
    closest, isActive, linkAt, toggle, setLink, removeLink, paragraph, heading, quote, quoteSource, list, liftItem,
    sinkItem, splitItem, insert, figure, gallery, rule, setFigure, placeFigure, leaveLine, selectFigure,
    plainFromHeading, remove, move, table, headerRow, rowAbove, nextCell, setCaption, lineBreak,
    bold: toggle("strong", "b"),
    italic: toggle("em", "i"),
    underline: toggle("u"),
    strike: toggle("s"),
    superscript: toggle("sup"),
    subscript: toggle("sub"),
    small: toggle("small"),
  };
}
