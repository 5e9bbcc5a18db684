// Pasted HTML from word processors and web pages becomes plain structure: paragraphs, headings, lists, links, emphasis.

const dropped = "script, style, template, noscript, title, svg, math, select, textarea, button, input, option, datalist, applet, frameset, frame, noframes, canvas, map, meta, link, base, dialog, progress, meter, [hidden], [aria-hidden=true]:not([data-pm-slice])";

const renamed = {
  h1: "h2", h5: "h4", h6: "h4", strike: "s", del: "s", ins: "u", tt: "code", kbd: "code", samp: "code", var: "i",
  dfn: "em", center: "p", address: "p", dir: "ul", menu: "ul", acronym: "abbr",
};

/** The elements that stay with their names; all others give what they hold. */
const kept = new Set([
  "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "footer", "figure", "figcaption", "table", "thead", "tbody",
  "tfoot", "tr", "td", "th", "caption", "dl", "dt", "dd", "pre", "hr", "br", "img", "a", "em", "strong", "b", "i", "u",
  "s", "sub", "sup", "mark", "small", "abbr", "cite", "q", "code",
]);

/** Blocks without a name here: what they hold begins and ends a paragraph. */
const blocks = new Set(["div", "section", "article", "main", "header", "aside", "nav", "form", "fieldset", "details", "summary", "hgroup", "body"]);

const attributes = {
  a: ["href", "title", "rel"], abbr: ["title"], ol: ["start", "reversed", "type"], blockquote: ["cite"], q: ["cite"],
  td: ["colspan", "rowspan"], th: ["colspan", "rowspan", "scope"], img: ["src", "alt", "width", "height", "title"],
  figure: ["data-provider"],
};

/** Classes that mean something here; they count only in what was copied here. */
const classes = /^(picture|gallery|wide|left|right|embed|credit|lead|question|answer|related|pull|button|figure-words|row-head|row-foot)$/;

const blockNames = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, figure, table, dl, pre, hr, div, section, article";
const networks = "blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed, blockquote.fb-post, blockquote.fb-video";

const unwrap = (node) => node.replaceWith(...node.childNodes);

function rename(node, name) {
  const next = node.ownerDocument.createElement(name);
  for (const { name: key, value } of node.attributes) next.setAttribute(key, value);
  next.append(...node.childNodes);
  node.replaceWith(next);
  return next;
}

function wrapInside(node, name) {
  const inside = node.ownerDocument.createElement(name);
  inside.append(...node.childNodes);
  node.append(inside);
}

const isBlank = (node) => !node.textContent.replace(/[\u00a0\u200b\ufeff]/g, "").trim() && !node.querySelector("img, hr, figure, table");

// MARK: Review

// What Word, LibreOffice and Docs say of a text under review: comments with their marks, and text that was taken out.
const comments = "[data-style*='mso-element:comment' i], .msocomtxt, .msocomanchor, .MsoCommentReference, .MsoCommentText, .MsoCommentSubject, [class*=CommentAnchor i], [data-comment-id]:empty";
const deletions = "del[cite], del[datetime], del[data-cite], [class*=msoDel i], [class*=MovedFrom i], [class*=TrackChangeDel i], [class*=DeletedText i]";
const insertions = "ins[cite], ins[datetime], [class*=msoIns i]";

/** Leaves the text as it stands when every change is accepted and nobody has commented. */
function review(body) {
  for (const node of body.querySelectorAll(`${comments}, ${deletions}`)) node.remove();
  for (const node of body.querySelectorAll(insertions)) unwrap(node);
  // Docs writes comments below the text, and letters for them into it.
  for (const node of body.querySelectorAll("a[href*='#cmnt'], a[id^=cmnt]")) {
    const isBelow = /^#?cmnt_?ref/.test((node.getAttribute("href") ?? "").replace(/^.*#/, "#"));
    (isBelow ? node.closest("div") ?? node.closest("p") : node.closest("sup") ?? node)?.remove();
  }
}

// MARK: Word

/** Office's own elements and comments. */
function officeElements(body) {
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const node of found) node.remove();
  for (const node of [...body.querySelectorAll("*")]) {
    if (/^(v|w|m|x):/.test(node.localName) || node.localName === "xml") node.remove();
    else if (/^(o|st1):/.test(node.localName)) unwrap(node);
  }
}

/** The number that a list begins with, by what Word wrote before its first entry; null for the first. */
function firstNumber(sign) {
  const number = Number(/(\d{1,4})[.)]*$/.exec(sign)?.[1]);
  const letter = /^\(?([a-h])[.)]+$/i.exec(sign)?.[1];
  const place = number || (letter ? letter.toLowerCase().charCodeAt(0) - 96 : 1);
  return place === 1 ? null : String(place);
}

/** Word writes lists as paragraphs that say in their style which list and how deep. */
function wordLists(body) {
  const level = (node) => Number(/mso-list:[^;]*level(\d+)/i.exec(node.getAttribute("data-style") ?? "")?.[1] ?? 0);
  const items = [...body.querySelectorAll("p, h1, h2, h3")].filter((node) => level(node) && !/mso-list:\s*none/i.test(node.getAttribute("data-style")));
  let open = [];
  let last = null;
  for (const item of items) {
    if (!last || item.previousElementSibling !== open[0]?.list) open = [];
    const marker = [...item.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute("data-style") ?? ""));
    const sign = (marker?.textContent ?? "").trim();
    marker?.remove();
    const depth = Math.min(level(item), open.length + 1);
    const name = /^\(?[0-9a-z]{1,4}[.)]/i.test(sign) && !/^o$/i.test(sign) ? "ol" : "ul";
    open.length = Math.min(open.length, depth);
    if (open.length < depth || open[depth - 1].name !== name) {
      open.length = depth - 1;
      const list = body.ownerDocument.createElement(name);
      // Numbering goes on behind a paragraph in between.
      const start = name === "ol" ? firstNumber(sign) : null;
      if (start) list.setAttribute("start", start);
      if (depth === 1) item.before(list);
      else open[depth - 2].list.lastElementChild.append(list);
      open.push({ name, list });
    }
    const entry = body.ownerDocument.createElement("li");
    entry.append(...item.childNodes);
    open[depth - 1].list.append(entry);
    item.remove();
    last = entry;
  }
}

function wordStyles(body) {
  for (const node of body.querySelectorAll("p.MsoTitle, p.MsoSubtitle")) rename(node, node.matches(".MsoTitle") ? "h2" : "h3");
  for (const node of body.querySelectorAll("p[class*=MsoHeading]")) rename(node, "h2");
  for (const node of body.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote")) {
    const quote = body.ownerDocument.createElement("blockquote");
    node.before(quote);
    quote.append(node);
  }
  wordLists(body);
}

// MARK: Styles

/** What styles say becomes the element that means it. */
function stylesToElements(body) {
  const { style } = document.createElement("span");
  for (const node of body.querySelectorAll("[data-style]")) {
    style.cssText = node.getAttribute("data-style");
    if (style.display === "none" || style.visibility === "hidden" || /mso-hide:\s*all/i.test(node.getAttribute("data-style"))) {
      node.remove();
      continue;
    }
    const isBold = /^(bold|bolder|[6-9]00)$/.test(style.fontWeight);
    if (["b", "strong"].includes(node.localName) && /^(normal|[1-4]00)$/.test(style.fontWeight)) {
      unwrap(node);
      continue;
    }
    if (["i", "em"].includes(node.localName) && style.fontStyle === "normal") {
      unwrap(node);
      continue;
    }
    if (!["span", "font"].includes(node.localName)) continue;
    const line = `${style.textDecoration} ${style.textDecorationLine}`;
    if (isBold && !node.closest("b, strong, h1, h2, h3, h4, h5, h6, th")) wrapInside(node, "strong");
    if (["italic", "oblique"].includes(style.fontStyle) && !node.closest("i, em")) wrapInside(node, "em");
    if (line.includes("line-through")) wrapInside(node, "s");
    if (line.includes("underline") && !node.closest("a, u") && !node.querySelector("a")) wrapInside(node, "u");
    if (style.verticalAlign === "super") wrapInside(node, "sup");
    if (style.verticalAlign === "sub") wrapInside(node, "sub");
  }
  for (const node of body.querySelectorAll(":is(h1, h2, h3, h4, h5, h6, th) :is(b, strong)")) unwrap(node);
}

// MARK: Structure

/** Two line breaks in a row are a new paragraph; those between blocks are nothing. */
function lineBreaks(body) {
  for (const node of body.querySelectorAll("br.Apple-interchange-newline")) node.remove();
  for (const node of [...body.querySelectorAll("br")]) {
    const isBeside = (sibling) => sibling?.nodeType === 1 && sibling.matches(blockNames);
    const near = (side) => {
      let sibling = node[side];
      while (sibling?.nodeType === 3 && !sibling.data.trim()) sibling = sibling[side];
      return sibling;
    };
    if (isBeside(near("previousSibling")) || isBeside(near("nextSibling"))) node.remove();
  }
  for (const block of [...body.querySelectorAll("p, div, td"), body]) {
    if ([...block.children].some((child) => child.matches(blockNames))) continue;
    const parts = [[]];
    let breaks = 0;
    for (const node of [...block.childNodes]) {
      if (node.localName === "br") breaks += 1;
      else if (node.nodeType !== 3 || node.data.trim()) {
        if (breaks >= 2) parts.push([]);
        else if (breaks) parts.at(-1).push(block.ownerDocument.createElement("br"));
        breaks = 0;
        parts.at(-1).push(node);
      } else {
        parts.at(-1).push(node);
      }
    }
    if (parts.length < 2) continue;
    const paragraphs = parts.map((nodes) => {
      const paragraph = block.ownerDocument.createElement("p");
      paragraph.append(...nodes);
      return paragraph;
    });
    if (block.localName === "p") block.replaceWith(...paragraphs);
    else block.replaceChildren(...paragraphs);
  }
}

function lists(body) {
  // Lists directly in lists belong to the entry before.
  for (const node of [...body.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")]) {
    if (node.previousElementSibling?.localName === "li") node.previousElementSibling.append(node);
    else unwrap(node);
  }
  for (const entry of body.querySelectorAll("li, td, th")) {
    const paragraphs = [...entry.children].filter((child) => child.localName === "p");
    if (paragraphs.length === 1 && !isLoose(entry)) unwrap(paragraphs[0]);
  }
}

/** Text directly in a list of terms is a description, as the newspaper's own rule has it. */
function terms(body) {
  for (const list of body.querySelectorAll("dl")) {
    let open = null;
    for (const child of [...list.childNodes]) {
      const isText = child.nodeType === 3 || !child.matches(`dt, dd, ${blockNames}`);
      if (!isText) open = null;
      else if (open) open.append(child);
      else if (child.textContent.trim()) {
        open = body.ownerDocument.createElement("dd");
        child.replaceWith(open);
        open.append(child);
      }
    }
  }
}

/** Whether text stands directly in the element. */
const isLoose = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

function tables(body) {
  for (const node of [...body.querySelectorAll("table")]) {
    if (node.querySelectorAll("td, th").length > 1) continue;
    const cell = node.querySelector("td, th");
    node.replaceWith(...(cell?.childNodes ?? []));
  }
}

// MARK: Links, pictures, players

const trackers = /^(utm_\w+|fbclid|gclid|igshid|mc_cid|mc_eid|_ga|si)$/;

/** The address of a link without what follows people around; null when it leads nowhere from here. */
function address(raw) {
  const trimmed = raw.trim();
  if (/^(mailto:|tel:)/i.test(trimmed)) return trimmed;
  let url;
  try {
    url = new URL(trimmed);
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  if (/(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" && url.searchParams.get("q")) {
    return address(url.searchParams.get("q"));
  }
  const followed = [...url.searchParams.keys()].filter((name) => trackers.test(name));
  if (!followed.length) return trimmed;
  for (const name of followed) url.searchParams.delete(name);
  return url.href;
}

/** What is said of foreign addresses is forgotten, but not what an author said of a link here. */
const authorRel = ["nofollow", "sponsored", "ugc"];

function links(body, isOwn, linkAttributes) {
  for (const node of [...body.querySelectorAll("a[href]")]) {
    const raw = node.getAttribute("href");
    const link = linkAttributes((isOwn ? raw : address(raw)) ?? "");
    if (!link) {
      unwrap(node);
      continue;
    }
    const said = (node.getAttribute("rel") ?? "").toLowerCase().split(/\s+/);
    const rel = [...(isOwn ? authorRel.filter((word) => said.includes(word)) : []), link.rel].filter(Boolean).join(" ");
    node.setAttribute("href", link.href);
    if (rel) node.setAttribute("rel", rel);
    else node.removeAttribute("rel");
  }
}

/** The words of a post on one line. */
function oneLine(node) {
  for (const block of node.querySelectorAll("p, div, section, li, br")) block.after(" ");
  return node.textContent.split(/\s+/).filter(Boolean).join(" ");
}

/** Where a post stands: as its network says, or where its last link leads. */
const postAddress = (node) => node.getAttribute("data-instgrm-permalink") ?? node.getAttribute("cite")
  ?? [...node.querySelectorAll("a[href]")].at(-1)?.getAttribute("href");

function players(body, embedOf) {
  let count = 0;
  const put = (node, raw, words = "") => {
    const embed = raw && embedOf(raw);
    if (!embed?.isKnown) {
      // What somebody wrote stays, as a quote.
      if (words) return;
      count += 1;
      return node.remove();
    }
    const figure = body.ownerDocument.createElement("figure");
    figure.className = "embed";
    figure.dataset.provider = embed.provider;
    const link = body.ownerDocument.createElement("a");
    link.setAttribute("href", embed.address);
    if (embed.rel) link.rel = embed.rel;
    link.textContent = words || embed.title;
    figure.append(link);
    (node.closest("figure") ?? node).replaceWith(figure);
  };
  for (const node of [...body.querySelectorAll(networks)]) put(node, postAddress(node), oneLine(node));
  // A post as readers see it here (`PostCards`): what it says, and behind a dash who says so.
  for (const node of [...body.querySelectorAll("figure.embed")]) {
    const author = node.querySelector(".post-author");
    const words = [...node.querySelectorAll("p:not(.post-author)")].map(oneLine).filter(Boolean).join(" ");
    const name = author ? `— ${oneLine(author)}` : "";
    if (author || words) put(node, postAddress(node), [words, name].filter(Boolean).join(" "));
  }
  for (const node of [...body.querySelectorAll("iframe, object, embed, video, audio")]) {
    put(node, node.getAttribute("src") || node.getAttribute("data-src") || node.getAttribute("data") || node.querySelector("source")?.getAttribute("src"));
  }
  return count;
}

/** Emoji that a site draws as pictures become letters again. */
function emoji(body, letters) {
  for (const node of body.querySelectorAll("img[alt], img[data-emoji], img[data-plain-text]")) {
    const words = ["data-plain-text", "data-emoji", "alt"].map((name) => node.getAttribute(name)?.trim() ?? "").find(letters.isEmoji);
    if (words) node.replaceWith(words);
  }
}

/** Pictures don't come along: they have rights, and a credit to be written. */
function pictures(body) {
  let count = 0;
  for (const node of [...body.querySelectorAll("img, picture")]) {
    if (!node.isConnected) continue;
    const isDot = [node.getAttribute("width"), node.getAttribute("height")].some((size) => size !== null && Number(size) <= 2);
    if (node.localName === "img" && !isDot) count += 1;
    const figure = node.closest("figure");
    if (node.localName === "picture") continue;
    if (figure && figure.querySelectorAll("img").length === 1 && !figure.querySelector("table, iframe")) figure.remove();
    else node.remove();
  }
  return count;
}

/** Leaves the elements and attributes that have a meaning here, and nothing that runs. */
function reduce(body, isOwn) {
  for (const node of [...body.querySelectorAll("*")]) {
    if (!kept.has(node.localName)) {
      if (blocks.has(node.localName) || (isOwn && node.matches("span.credit, div.figure-words, div.credit"))) {
        strip(node, isOwn);
      } else {
        unwrap(node);
      }
      continue;
    }
    strip(node, isOwn);
    if (node.localName === "a" && !node.hasAttribute("href")) unwrap(node);
  }
}

function strip(node, isOwn) {
  for (const { name, value } of [...node.attributes]) {
    if (attributes[node.localName]?.includes(name)) continue;
    if (isOwn && ["data-pm-slice", "data-boxed"].includes(name)) continue;
    if (name === "class") {
      const meant = value.split(/\s+/).filter((word) => classes.test(word) && (isOwn || word === "embed"));
      if (meant.length) {
        node.setAttribute("class", meant.join(" "));
        continue;
      }
    }
    node.removeAttribute(name);
  }
}

function texts(body, isOwn, letters) {
  body.normalize();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const data = letters.cleanLetters(walker.currentNode.data);
    walker.currentNode.data = isOwn ? data : data.replace(/ \u00a0|\u00a0 |\u00a0{2,}/g, " ");
  }
}

/** Browsers write the lines of a PDF with a break behind each: they are put together as those of plain text are. */
function pdfLines(body, letters) {
  if (!body.querySelector("br[role=presentation]") || body.querySelector(blockNames.replace(", div", ""))) return;
  for (const node of body.querySelectorAll("br")) node.replaceWith("\n");
  const paragraphs = letters.plainParagraphs(body.textContent).split("\n").map((words) => {
    const paragraph = body.ownerDocument.createElement("p");
    paragraph.textContent = words;
    return paragraph;
  });
  body.replaceChildren(...paragraphs);
}

/**
 * Pasted HTML as structure. What was copied in an editor of the desk keeps its pictures and classes.
 * Returns the HTML, and how many pictures and players were left out.
 */
export function clean(html, { embedOf, linkAttributes, letters }) {
  // The desk's policy forbids inline styles and scripts, in what is parsed too: they come under another name. A form's
  // fields could stand in the way of its own properties.
  const named = html
    .replace(/<(\/?)form\b/gi, "<$1div")
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(style|on[a-z]+)(?=\s*=)/gi, " data-$1"));
  const page = new DOMParser().parseFromString(named, "text/html");
  const { body } = page;
  const isOwn = Boolean(body.querySelector("[data-pm-slice]"));
  // WebKit writes the spaces between marked words so.
  for (const node of body.querySelectorAll(".Apple-converted-space")) node.replaceWith(node.textContent.replace(/\u00a0/g, " "));
  officeElements(body);
  if (!isOwn) review(body);
  for (const node of body.querySelectorAll(dropped)) node.remove();
  for (const node of body.querySelectorAll("[id^=docs-internal-guid]")) unwrap(node);
  let left = { pictures: 0, players: 0 };
  if (!isOwn) {
    wordStyles(body);
    stylesToElements(body);
    emoji(body, letters);
    left = { players: players(body, embedOf), pictures: pictures(body) };
    pdfLines(body, letters);
  }
  texts(body, isOwn, letters);
  links(body, isOwn, linkAttributes);
  for (const node of body.querySelectorAll(Object.keys(renamed).join())) rename(node, renamed[node.localName]);
  if (!isOwn) {
    lists(body);
    lineBreaks(body);
    tables(body);
  }
  terms(body);
  reduce(body, isOwn);
  for (const block of body.querySelectorAll("dl, pre")) if (isBlank(block)) block.remove();
  for (const picture of body.querySelectorAll("img")) {
    for (const side of ["width", "height"]) if (Number(picture.getAttribute(side)) === 0) picture.removeAttribute(side);
  }
  if (!isOwn) {
    for (const node of [...body.querySelectorAll("p, h2, h3, h4, li, ul, ol, blockquote, a, strong, b, em, i")].reverse()) {
      if (isBlank(node)) node.matches("a, strong, b, em, i") ? unwrap(node) : node.remove();
    }
  }
  return { html: body.innerHTML, left };
}
