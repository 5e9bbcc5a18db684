// Bodies from clean HTML into the editor and back, byte for byte what the newspaper's own rule would write.

const escaped = (text) =>
  text.replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character]);

/** Controls and what Unicode sets aside as no character. */
const forbidden = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef]|[\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]/g;

const tidy = (text) => text.replace(forbidden, "").replace(/[ \t\n\r\f]+/g, " ");

/** Whether a reader sees something of the text. */
const isSeen = (text) => /[^ \t\n\r\f\u00a0\u200b\ufeff]/.test(text);

const tag = (name, attributes = {}) => {
  let output = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) output += ` ${key}="${escaped(tidy(String(value)))}"`;
  }
  return output + ">";
};

const wrapped = (name, attributes, inside) => (inside ? `${tag(name, attributes)}${inside}</${name}>` : "");

/** An element of a parsed page as clean HTML writes it. */
export function source(node) {
  if (node.nodeType === 3) return escaped(node.data);
  if (node.nodeType !== 1) return "";
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  const start = tag(node.localName, attributes);
  if (["br", "hr", "img"].includes(node.localName)) return start;
  return `${start}${[...node.childNodes].map(source).join("")}</${node.localName}>`;
}

const shown = "p, h2, h3, h4, ul, ol, li, blockquote, footer, figure, figcaption, table, caption, thead, tbody, tfoot, tr, td, th, dl, dt, dd, pre, hr, br, img, em, strong, b, i, u, s, sub, sup, mark, small, abbr, cite, q, a, code, span";

/** HTML to look at: nothing in it loads from elsewhere, leads anywhere or runs, whoever wrote it. */
export function preview(html) {
  const body = page(html);
  for (const element of [...body.querySelectorAll("*")]) {
    if (!element.matches(shown)) {
      element.remove();
      continue;
    }
    for (const { name, value } of [...element.attributes]) {
      const isOwnPicture = element.localName === "img" && name === "src" && /^\/media\//.test(value);
      if (!isOwnPicture && !["alt", "colspan", "rowspan"].includes(name)) element.removeAttribute(name);
    }
  }
  return body;
}

// MARK: Comparing

const phrases = new Set(["em", "strong", "b", "i", "u", "s", "sub", "sup", "mark", "small", "abbr", "cite", "q", "a", "code", "span"]);

/** Markup as a list of tags and runs of text, in which it makes no difference how phrases stand in each other. */
function flat(root) {
  const list = [];
  const add = (text, open) => {
    const marks = isSeen(text) ? [...new Set(open)].sort().join() : "";
    const last = list.at(-1);
    if (last?.marks === marks) last.text += text;
    else list.push({ text, marks });
  };
  const visit = (node, open) => {
    if (node.nodeType === 3) return add(node.data, open);
    if (node.nodeType !== 1) return;
    const start = tag(node.localName, Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])));
    if (phrases.has(node.localName)) return node.childNodes.forEach((child) => visit(child, [...open, start]));
    if (node.localName === "img") return list.push({ tag: start + [...open].sort() });
    list.push({ tag: start });
    node.childNodes.forEach((child) => visit(child, open));
    list.push({ tag: `</${node.localName}>` });
  };
  root.childNodes.forEach((child) => visit(child, []));
  // Spaces at the edge of a line are no words.
  const isEdge = (item) => !item || (item.tag && !item.tag.startsWith("<img"));
  return list
    .map((item, index) => {
      if (item.tag) return item.tag;
      const start = isEdge(list[index - 1]) ? item.text.trimStart() : item.text;
      const text = isEdge(list[index + 1]) ? start.trimEnd() : start;
      return text && `${item.marks}|${text}`;
    })
    .filter(Boolean)
    .join("\n");
}

/** HTML as a tree that runs nothing and loads nothing. A form's fields could stand in the way of its own properties. */
export const page = (html) =>
  new DOMParser().parseFromString(`<!doctype html><body>${html.replace(/<(\/?)form\b/gi, "<$1div")}`, "text/html").body;

// MARK: Writing

const markTags = {
  link: ({ href, id, title, rel, class: name }) => ["a", { class: name, id, href, title, rel }],
  sup: ({ id }) => ["sup", { id }],
  quotation: ({ cite }) => ["q", { cite }],
  abbr: ({ title }) => ["abbr", { title }],
  credit_phrase: () => ["span", { class: "credit" }],
};

const markTag = (mark) => markTags[mark.type.name]?.(mark.attrs) ?? [mark.type.name, {}];

const imageTag = ({ src, alt, width, height, title }) => tag("img", { src, alt, width, height, title });

/** Takes the space at the end of the last piece away. */
function trimEnd(list) {
  const last = list.at(-1);
  if (!last?.text?.endsWith(" ")) return;
  last.text = last.text.slice(0, -1);
  if (!last.text) list.pop();
}

/** The pieces of a line, with spaces and line breaks only where they may stand. */
function pieces(line) {
  const list = [];
  let breaks = [];
  let afterSpace = true;
  let hasContent = false;
  // Line breaks wait until something stands behind them, and belong to the phrases around both sides.
  const flush = (marks) => {
    if (!breaks.length) return;
    trimEnd(list);
    for (const own of breaks) list.push({ html: "<br>", marks: own.filter((mark) => mark.isInSet(marks)) });
    breaks = [];
  };
  line.forEach(({ type, text: words, marks, attrs }) => {
    if (type.name === "hard_break") {
      if (hasContent && breaks.length < 2) breaks.push(marks);
    } else if (type.name === "image") {
      flush(marks);
      list.push({ html: imageTag(attrs), marks, isSeen: true });
      afterSpace = false;
      hasContent = true;
    } else {
      const text = afterSpace || breaks.length ? tidy(words).replace(/^ /, "") : tidy(words);
      if (!text) return;
      if (text !== " ") flush(marks);
      list.push({ text, marks });
      afterSpace = text.endsWith(" ");
      hasContent ||= isSeen(text);
    }
  });
  trimEnd(list);
  return hasContent ? list : [];
}

/** Pieces as HTML, in the phrases that they share from `depth` on. */
function phrase(list, depth) {
  let output = "";
  let index = 0;
  while (index < list.length) {
    const mark = list[index].marks[depth];
    let end = index + 1;
    if (!mark) {
      output += list[index].html ?? escaped(list[index].text);
    } else {
      while (end < list.length && list[end].marks[depth]?.eq(mark)) end += 1;
      const inside = list.slice(index, end);
      const [name, attributes] = markTag(mark);
      const hasWords = inside.some((piece) => piece.isSeen || (piece.text !== undefined && isSeen(piece.text)));
      const content = phrase(inside, depth + 1);
      output += hasWords ? wrapped(name, attributes, content) : content;
    }
    index = end;
  }
  return output;
}

const line = (node) => phrase(pieces(node), 0);

/** How each block is written; those that hold others use `blocks` and `flow`. */
const writers = {
  paragraph: (node) => wrapped("p", { class: node.attrs.class, id: node.attrs.id }, line(node)),
  heading: (node) => wrapped(`h${node.attrs.level}`, { id: node.attrs.id }, line(node)),
  quote_source: (node) => wrapped("footer", {}, line(node)),
  blockquote: (node) => wrapped("blockquote", { class: node.attrs.class, cite: node.attrs.cite }, blocks(node)),
  bullet_list: (node) => wrapped("ul", {}, blocks(node)),
  ordered_list: (node) => {
    const { start, reversed, type } = node.attrs;
    return wrapped("ol", { start, reversed: reversed ? "" : null, type }, blocks(node));
  },
  list_item: (node) => wrapped("li", { id: node.attrs.id }, flow(node)),
  table: (node) => table(node),
  figure: (node) => figure(node),
  gallery: (node) => gallery(node),
  rule: () => "<hr>",
  opaque: (node) => node.attrs.html,
  related: ({ attrs }) => `<p class="related">${wrapped("a", { href: attrs.href }, escaped(tidy(attrs.text).trim()))}</p>`,
  embed: ({ attrs }) => {
    const link = wrapped("a", { href: attrs.address, rel: attrs.rel }, escaped(tidy(attrs.title).trim() || attrs.address));
    return wrapped("figure", { class: "embed", "data-provider": attrs.provider }, link);
  },
};

const children = (node) => {
  const list = [];
  node.forEach((child) => list.push(child));
  return list;
};

const blocks = (node) => children(node).map((child) => writers[child.type.name](child)).join("");

/** What stands in a list's entry or a table's cell: a paragraph has its tags there only when it needs them. */
function flow(node) {
  const list = children(node)
    .map((child) => ({ child, html: writers[child.type.name](child) }))
    .filter(({ html }) => html);
  const isParagraph = (item) => item?.child.type.name === "paragraph";
  const isBoxed = list.some((item, index) =>
    isParagraph(item) && (item.child.attrs.boxed || item.child.attrs.class || isParagraph(list[index + 1])));
  return list.map((item) => (isParagraph(item) && !isBoxed ? line(item.child) : item.html)).join("");
}

function figure(node) {
  const { class: name, ...image } = node.attrs;
  if (!image.src) return "";
  const caption = line(node.child(0));
  const credit = wrapped("span", { class: "credit" }, line(node.child(1)));
  const words = wrapped("figcaption", {}, [caption, credit].filter(Boolean).join(" "));
  return wrapped("figure", { class: name }, imageTag(image) + words);
}

function gallery(node) {
  const figures = children(node).slice(0, -1).map(figure).join("");
  return wrapped("figure", { class: node.attrs.class }, figures + wrapped("figcaption", {}, line(node.lastChild)));
}

const rowTags = { head: "thead", body: "tbody", foot: "tfoot" };

function row(node) {
  const cells = children(node).map((cell) => {
    const { colspan, rowspan, scope } = cell.attrs;
    const name = cell.type.name === "table_header" ? "th" : "td";
    const start = tag(name, {
      scope: name === "th" ? scope : null,
      colspan: colspan > 1 ? colspan : null,
      rowspan: rowspan > 1 ? rowspan : null,
    });
    return { start, inside: flow(cell), end: `</${name}>` };
  });
  return {
    html: `<tr>${cells.map(({ start, inside, end }) => start + inside + end).join("")}</tr>`,
    hasContent: cells.some(({ inside }) => inside),
  };
}

function table(node) {
  let output = "";
  const rows = children(node);
  while (rows.length) {
    const section = rows[0].attrs.section;
    const group = [];
    while (rows[0]?.attrs.section === section) group.push(row(rows.shift()));
    // Rows without a word don't stay when the whole part of the table is without one.
    if (group.some(({ hasContent }) => hasContent)) {
      output += wrapped(rowTags[section], {}, group.map(({ html }) => html).join(""));
    }
  }
  if (!output) return "";
  const { caption, frame } = node.attrs;
  if (frame === null) return wrapped("table", {}, wrapped("caption", {}, caption) + output);
  return wrapped("figure", { class: frame || null }, wrapped("table", {}, output) + wrapped("figcaption", {}, caption));
}

/** The first heading of a text is an h2, and none skips a level: the newspaper's rule, so that it changes nothing. */
function outlined(html) {
  const open = [];
  let place = 0;
  return html.replace(/<(\/?)h([234])( [^>]*)?>/g, (_, slash, digit, attributes = "") => {
    if (slash) return `</h${place}>`;
    const level = Number(digit);
    while (open.length && open.at(-1).level >= level) open.pop();
    place = Math.min((open.at(-1)?.place ?? 1) + 1, 4);
    open.push({ level, place });
    return `<h${place}${attributes}>`;
  });
}

// MARK: Both ways

/** The reader and the writer of bodies. What nobody touched is written as it was read. */
export function makeHTML({ DOMParser: Parser }, schema) {
  const written = new WeakMap();
  const parser = Parser.fromSchema(schema);

  const write = (block) => {
    if (!written.has(block)) written.set(block, writers[block.type.name](block));
    return written.get(block);
  };

  const readBlock = (element) => {
    const holder = element.ownerDocument.createElement("div");
    holder.append(element.cloneNode(true));
    for (const paragraph of holder.querySelectorAll(":is(li, td, th) > p")) paragraph.dataset.boxed = "";
    const nodes = children(parser.parse(holder));
    const html = source(element);
    if (flat(page(nodes.map(write).join(""))) !== flat({ childNodes: [element] })) return [schema.nodes.opaque.create({ html })];
    if (nodes.length === 1) written.set(nodes[0], html);
    return nodes;
  };

  /** The blocks at the top; loose text, which clean HTML never holds, becomes paragraphs. */
  const topElements = (body) => {
    const list = [];
    for (const node of [...body.childNodes]) {
      const isBlock = node.nodeType === 1 && !phrases.has(node.localName) && !["img", "br"].includes(node.localName);
      if (isBlock) list.push(node);
      else if (node.nodeType === 1 || isSeen(node.textContent)) {
        if (!list.at(-1)?.isMade) list.push(Object.assign(body.ownerDocument.createElement("p"), { isMade: true }));
        list.at(-1).append(node);
      }
    }
    return list;
  };

  return {
    read(html) {
      const nodes = topElements(page(html)).flatMap(readBlock);
      return schema.nodes.doc.create(null, nodes.length ? nodes : [schema.nodes.paragraph.create()]);
    },
    /** Takes over how a text was written for the same text made anew. */
    adopt(doc, read) {
      for (let index = 0; index < doc.childCount; index += 1) written.set(doc.child(index), write(read.child(index)));
    },
    /** A block as it is written. */
    writeBlock: write,
    /** The body, each block in a line of its own, as the page writes it into the field. */
    write: (doc) => outlined(children(doc).map(write).filter(Boolean).join("\n")),
    /** One line of text as HTML, for a caption that is no node. */
    line: (text) => escaped(tidy(text).trim()),
  };
}
