// What a body may hold, as the editor sees it: one node or mark for each construct of clean HTML.

/** The classes of an element that clean HTML keeps, in their order; null when there are none. */
const kept = (element, allowed) =>
  [...element.classList].filter((name) => allowed.includes(name)).join(" ") || null;

const onlyElements = (element) =>
  [...element.childNodes].every((node) => node.nodeType === 1 || !node.textContent.trim());

/** The picture of a figure that is nothing but a picture with perhaps a caption; null for all others. */
const pictureOf = (figure) => {
  const [picture, caption, ...more] = figure.children;
  if (picture?.localName !== "img" || more.length || !onlyElements(figure)) return null;
  return !caption || caption.matches("figcaption, .figure-words") ? picture : null;
};

/** An address as clean HTML has it, when it has one of the schemes or none; null for all others. */
export function addressOf(raw, ...schemes) {
  const text = (raw ?? "").replace(/[\u0000-\u001f\u007f]/g, "").replace(/^ +| +$/g, "").replaceAll(" ", "%20");
  if (!text || text.includes("\\")) return null;
  const whole = text.startsWith("//") ? `https:${text}` : text;
  const scheme = /^[^/?#:]*(?=:)/.exec(whole)?.[0].toLowerCase();
  if (scheme === undefined) return whole;
  if (!schemes.includes(scheme)) return null;
  return !scheme.startsWith("http") || /^https?:\/\/[^/?#@:%<>[\]^|"]+([:/?#][^@]*|$)/i.test(whole) ? whole : null;
}

const pageAddress = (element) => addressOf(element?.getAttribute("href"), "http", "https");

const picture = (element) => {
  const src = addressOf(element.getAttribute("src"), "http", "https");
  return src && {
    src,
    alt: element.getAttribute("alt") ?? "",
    width: element.getAttribute("width"),
    height: element.getAttribute("height"),
    title: element.getAttribute("title") || null,
  };
};

const pictureAttributes = { src: { default: "" }, alt: { default: "" }, width: { default: null }, height: { default: null }, title: { default: null } };

const drawnPicture = ({ src, alt, width, height, title }) => ["img", { src, alt, width, height, title }];

const cell = (element) => ({
  colspan: Number(element.getAttribute("colspan") || 1),
  rowspan: Number(element.getAttribute("rowspan") || 1),
  scope: element.getAttribute("scope"),
});

const cellAttributes = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, scope: { default: null } };

/** What the browser needs of a cell's attributes. */
const drawnCell = ({ colspan, rowspan, scope }) => ({
  ...(scope && { scope }),
  ...(colspan > 1 && { colspan }),
  ...(rowspan > 1 && { rowspan }),
});

const sections = { thead: "head", tfoot: "foot" };

/** The part of the table that a row stands in; on the clipboard its class says it. */
const sectionOf = (row) =>
  sections[row.parentNode?.localName] ?? ["head", "foot"].find((name) => row.classList.contains(`row-${name}`)) ?? "body";

/** The name under which links in the text lead to an element, as clean HTML has it; null for most. */
const anchor = (element) => (element.id.startsWith("n-") ? element.id : null);

const html = (element) => element?.innerHTML ?? "";

const figureClasses = ["picture", "gallery", "wide", "left", "right"];

/** The nodes; `parse` reads an element's line of text into a node of the given type. */
const nodes = (parse) => ({
  doc: {
    content: "block+",
    // What browsers' extensions put into the text to draw there is none of it: elements with names of their own.
    parseDOM: [{ tag: "*", priority: 90, ignore: true, getAttrs: (element) => (element.localName.includes("-") ? null : false) }],
  },

  paragraph: {
    group: "block",
    content: "inline*",
    // Text in a list's entry or a table's cell stands there with a paragraph's tags around it (boxed) or without.
    attrs: { class: { default: null }, id: { default: null }, boxed: { default: false } },
    parseDOM: [{
      tag: "p",
      getAttrs: (element) => ({
        class: kept(element, ["lead", "question", "answer", "related"]),
        id: anchor(element),
        boxed: element.hasAttribute("data-boxed"),
      }),
    }],
    toDOM: ({ attrs }) => ["p", { class: attrs.class, id: attrs.id, "data-boxed": attrs.boxed ? "" : null }, 0],
  },

  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { level: { default: 2 }, id: { default: null } },
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element) => ({ level: Math.min(4, Math.max(2, level)), id: anchor(element) }),
    })),
    toDOM: ({ attrs }) => [`h${attrs.level}`, { id: attrs.id }, 0],
  },

  blockquote: {
    group: "block",
    content: "block+ quote_source?",
    defining: true,
    attrs: { class: { default: null }, cite: { default: null } },
    parseDOM: [{
      tag: "blockquote",
      getAttrs: (element) => ({ class: kept(element, ["pull"]), cite: element.getAttribute("cite") }),
    }],
    toDOM: (node) => ["blockquote", { class: node.attrs.class }, 0],
  },

  quote_source: {
    content: "inline*",
    parseDOM: [{ tag: "blockquote > footer" }],
    toDOM: () => ["footer", 0],
  },

  bullet_list: {
    group: "block",
    content: "list_item+",
    parseDOM: [{ tag: "ul" }],
    toDOM: () => ["ul", 0],
  },

  ordered_list: {
    group: "block",
    content: "list_item+",
    attrs: { start: { default: null }, reversed: { default: false }, type: { default: null } },
    parseDOM: [{
      tag: "ol",
      getAttrs: (element) => ({
        start: element.getAttribute("start"),
        reversed: element.hasAttribute("reversed"),
        type: element.getAttribute("type"),
      }),
    }],
    toDOM: ({ attrs }) => ["ol", { start: attrs.start, reversed: attrs.reversed ? "" : null, type: attrs.type }, 0],
  },

  list_item: {
    content: "block+",
    defining: true,
    attrs: { id: { default: null } },
    parseDOM: [{ tag: "li", getAttrs: (element) => ({ id: anchor(element) }) }],
    toDOM: (node) => ["li", { id: node.attrs.id }, 0],
  },

  table: {
    group: "block",
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    // The caption as HTML; `frame` holds the classes of a figure around the table, null without one.
    attrs: { caption: { default: "" }, frame: { default: null } },
    parseDOM: [
      {
        tag: "figure",
        priority: 60,
        getAttrs: (element) => {
          const [table, caption, ...more] = element.children;
          if (table?.localName !== "table" || more.length || !onlyElements(element)) return false;
          if (caption && caption.localName !== "figcaption" || table.querySelector("caption")) return false;
          return { frame: kept(element, figureClasses) ?? "", caption: html(caption) };
        },
        contentElement: (element) => element.querySelector("table"),
      },
      { tag: "table", getAttrs: (element) => ({ caption: html(element.querySelector(":scope > caption")) }) },
      { tag: "table > caption", ignore: true },
    ],
    toDOM: ({ attrs }) =>
      attrs.caption ? ["table", ["caption", parse.page(attrs.caption).textContent], ["tbody", 0]] : ["table", ["tbody", 0]],
  },

  table_row: {
    content: "(table_cell | table_header)*",
    tableRole: "row",
    attrs: { section: { default: "body" } },
    parseDOM: [{ tag: "tr", getAttrs: (element) => ({ section: sectionOf(element) }) }],
    toDOM: (node) => ["tr", { class: `row-${node.attrs.section}` }, 0],
  },

  table_cell: {
    content: "block+",
    tableRole: "cell",
    isolating: true,
    attrs: cellAttributes,
    parseDOM: [{ tag: "td", getAttrs: cell }],
    toDOM: (node) => ["td", drawnCell(node.attrs), 0],
  },

  table_header: {
    content: "block+",
    tableRole: "header_cell",
    isolating: true,
    attrs: cellAttributes,
    parseDOM: [{ tag: "th", getAttrs: cell }],
    toDOM: (node) => ["th", drawnCell(node.attrs), 0],
  },

  figure: {
    group: "block",
    content: "figcaption credit",
    isolating: true,
    draggable: true,
    attrs: { class: { default: "picture" }, ...pictureAttributes },
    parseDOM: [{
      tag: "figure",
      priority: 59,
      getAttrs: (element) => {
        const image = !element.classList.contains("gallery") && pictureOf(element);
        return image && picture(image) ? { class: kept(element, figureClasses), ...picture(image) } : false;
      },
      getContent: (element) => {
        const caption = element.querySelector("figcaption")?.cloneNode(true);
        let credit = element.querySelector("div.credit") ?? caption?.lastChild;
        if (credit?.nodeType !== 1 || !credit.matches(".credit")) credit = null;
        credit?.remove();
        return parse.fragment([parse.line("figcaption", caption), parse.line("credit", credit)]);
      },
    }],
    toDOM: ({ attrs }) => ["figure", { class: attrs.class }, drawnPicture(attrs), ["div", { class: "figure-words" }, 0]],
  },

  figcaption: { content: "inline*", toDOM: () => ["figcaption", 0] },

  credit: { content: "inline*", toDOM: () => ["div", { class: "credit" }, 0] },

  gallery: {
    group: "block",
    content: "figure+ figcaption",
    isolating: true,
    draggable: true,
    attrs: { class: { default: "gallery" } },
    parseDOM: [{
      tag: "figure.gallery",
      priority: 58,
      getAttrs: (element) => {
        const figures = [...element.children].filter((child) => child.localName !== "figcaption");
        const isPlain = figures.length && figures.every((child) => child.localName === "figure" && pictureOf(child));
        return isPlain && onlyElements(element) ? { class: kept(element, figureClasses) } : false;
      },
      getContent: (element) => {
        const figures = [...element.children].filter((child) => child.localName === "figure");
        const caption = element.querySelector(":scope > figcaption");
        return parse.fragment([...figures.map(parse.block), parse.line("figcaption", caption)]);
      },
    }],
    toDOM: (node) => ["figure", { class: node.attrs.class }, 0],
  },

  embed: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { provider: { default: "web" }, address: {}, rel: { default: null }, title: { default: "" } },
    parseDOM: [{
      tag: "figure.embed",
      priority: 70,
      getAttrs: (element) => {
        const link = element.querySelector("a[href]");
        const address = pageAddress(link);
        if (!address || element.querySelector("img")) return false;
        return {
          provider: element.dataset.provider ?? "web",
          address,
          rel: link.getAttribute("rel"),
          title: link.textContent,
        };
      },
      getContent: () => parse.fragment([]),
    }],
    toDOM: ({ attrs }) => ["figure", { class: "embed" }, ["a", { href: attrs.address }, attrs.title]],
  },

  related: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { href: {}, text: {} },
    parseDOM: [{
      tag: "p.related",
      priority: 70,
      getAttrs: (element) => {
        const link = element.firstElementChild;
        const isPlain = element.childNodes.length === 1 && link?.localName === "a" && !link.childElementCount;
        const href = pageAddress(link);
        if (!href || !isPlain || link.getAttributeNames().join() !== "href") return false;
        return { href, text: link.textContent };
      },
      getContent: () => parse.fragment([]),
    }],
    toDOM: ({ attrs }) => ["p", { class: "related" }, ["a", { href: attrs.href }, attrs.text]],
  },

  // Clean HTML that the editor has no tool for: it stays byte for byte, and can be moved and removed.
  opaque: {
    group: "block",
    atom: true,
    draggable: true,
    attrs: { html: {} },
    parseDOM: [{
      tag: "dl, pre",
      getAttrs: (element) => ({ html: parse.source(element) }),
      getContent: () => parse.fragment([]),
    }],
    toDOM: (node) => parse.preview(node.attrs.html).firstElementChild ?? ["div"],
  },

  rule: {
    group: "block",
    parseDOM: [{ tag: "hr" }],
    toDOM: () => ["hr"],
  },

  text: { group: "inline" },

  image: {
    group: "inline",
    inline: true,
    draggable: true,
    attrs: pictureAttributes,
    parseDOM: [{ tag: "img[src]", getAttrs: (element) => picture(element) ?? false }],
    toDOM: ({ attrs }) => drawnPicture(attrs),
  },

  hard_break: {
    group: "inline",
    inline: true,
    selectable: false,
    parseDOM: [{ tag: "br" }],
    toDOM: () => ["br"],
  },
});

const plainMark = (name) => ({ parseDOM: [{ tag: name }], toDOM: () => [name, 0] });

const marks = {
  link: {
    inclusive: false,
    attrs: { href: {}, id: { default: null }, title: { default: null }, rel: { default: null }, class: { default: null } },
    parseDOM: [{
      tag: "a[href]",
      getAttrs: (element) => {
        const href = addressOf(element.getAttribute("href"), "http", "https", "mailto", "tel");
        return href !== null && {
          href,
          id: anchor(element),
          title: element.getAttribute("title") || null,
          rel: element.getAttribute("rel"),
          class: kept(element, ["button"]),
        };
      },
    }],
    toDOM: ({ attrs }) => ["a", attrs, 0],
  },
  credit_phrase: { parseDOM: [{ tag: "span.credit" }], toDOM: () => ["span", { class: "credit" }, 0] },
  quotation: {
    attrs: { cite: { default: null } },
    parseDOM: [{ tag: "q", getAttrs: (element) => ({ cite: element.getAttribute("cite") }) }],
    toDOM: () => ["q", 0],
  },
  cite: plainMark("cite"),
  abbr: {
    attrs: { title: { default: null } },
    parseDOM: [{ tag: "abbr", getAttrs: (element) => ({ title: element.getAttribute("title") }) }],
    toDOM: ({ attrs }) => ["abbr", attrs, 0],
  },
  mark: plainMark("mark"),
  small: plainMark("small"),
  strong: plainMark("strong"),
  b: plainMark("b"),
  em: plainMark("em"),
  i: plainMark("i"),
  u: plainMark("u"),
  s: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => ["s", 0] },
  sub: plainMark("sub"),
  sup: {
    attrs: { id: { default: null } },
    parseDOM: [{ tag: "sup", getAttrs: (element) => ({ id: anchor(element) }) }],
    toDOM: ({ attrs }) => ["sup", attrs, 0],
  },
  code: plainMark("code"),
};

/** The schema. `source` writes an element as clean HTML does, `page` and `preview` read HTML. */
export function makeSchema({ Schema, DOMParser, Fragment }, { source, page, preview }) {
  let schema;
  const parser = () => DOMParser.fromSchema(schema);
  const parse = {
    source,
    page,
    preview,
    fragment: (list) => Fragment.from(list),
    line: (type, element) => {
      const topNode = schema.nodes[type].create();
      return element ? parser().parse(element, { topNode }) : topNode;
    },
    block: (element) => {
      const holder = element.ownerDocument.createElement("div");
      holder.append(element.cloneNode(true));
      return parser().parse(holder).firstChild;
    },
  };
  schema = new Schema({ nodes: nodes(parse), marks });
  return schema;
}
