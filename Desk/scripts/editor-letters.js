// Letters as they come from elsewhere, and as people look for them. Pure rules: text in, text out.

/** What has no width: soft hyphens, joints and marks of direction. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Whether the joint at this place holds an emoji together. */
const isInEmoji = (text, place) =>
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(text.slice(Math.max(0, place - 2), place)) &&
  /^\p{Extended_Pictographic}/u.test(text.slice(place + 1, place + 3));

const ligatures = { "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st" };

/** Text from elsewhere without what nobody sees, its letters whole: the same wherever it is pasted. */
export const cleanLetters = (text) =>
  text
    .replace(invisible, (letter, place) => (letter === "\u200d" && isInEmoji(text, place) ? letter : ""))
    .replace(/[\u2028\u2029]/g, "\n")
    .replace(/[ﬀ-ﬆ]/g, (letter) => ligatures[letter])
    .normalize("NFC");

// MARK: Lines

/** A line that ends as a sentence does. */
const isClosed = (line) => /[.!?…:;»”"’')\]]$/.test(line);

/** Whether a passage was broken into lines by a program, as in a PDF or a mail, and not by whoever wrote it. */
function isWrapped(lines) {
  if (lines.length < 2) return false;
  const inner = lines.slice(0, -1);
  const isSplit = (line, place) => /\p{L}[-\u00ad]$/u.test(line) && /^\p{Ll}/u.test(lines[place + 1]);
  if (inner.some(isSplit)) return true;
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  const goesOn = inner.filter((line, place) => !isClosed(line) && /^[\p{Ll}\p{N}(«“"]/u.test(lines[place + 1]));
  return longest >= 45 && goesOn.length * 2 >= inner.length && goesOn.every((line) => line.length >= longest * 0.6);
}

/** The lines of a passage that a program broke, as paragraphs: a line that ends early ends one. */
function joinLines(lines) {
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  const paragraphs = [];
  let open = null;
  for (const line of lines) {
    if (open === null) open = line;
    else if (/\p{L}[-\u00ad]$/u.test(open) && /^\p{Ll}/u.test(line)) open = open.slice(0, -1) + line;
    else open += ` ${line}`;
    if (/[.!?…»”"]$/.test(line) && line.length < longest * 0.75) {
      paragraphs.push(open);
      open = null;
    }
  }
  if (open !== null) paragraphs.push(open);
  return paragraphs;
}

/** Plain text as paragraphs, one in each line: line breaks begin paragraphs, as in a letter, but not those of a PDF. */
export function plainParagraphs(text) {
  const passages = text.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(/\f/g, "\n\n").split(/\n(?:[ \t\u00a0]*\n)+/);
  const paragraphs = passages.flatMap((passage) => {
    const lines = passage.split("\n").map((line) => line.trim()).filter(Boolean);
    return isWrapped(lines) ? joinLines(lines) : passage.split("\n");
  });
  return cleanLetters(paragraphs.join("\n")).replace(/\n{2,}/g, "\n").replace(/^\n+|\n+$/g, "").trim();
}

// MARK: Emoji

const pictograph = "(?:\\p{Extended_Pictographic}|\\p{RI}\\p{RI}|[0-9#*]\\ufe0f?\\u20e3)";
const emoji = new RegExp(`^(?:${pictograph}(?:\\p{Emoji_Modifier}|[\\ufe0f\\u200d]|[\\u{e0020}-\\u{e007f}])*)+$`, "u");

/** Whether a text is nothing but emoji: what sites draw as pictures. */
export const isEmoji = (text) => text.length <= 40 && emoji.test(text);

// MARK: Looking for words

const alike = new Map([
  ..."“”„‟«»″〝〞".split("").map((mark) => [mark, '"']),
  ..."‘’‚‛‹›′`´ʼʹ".split("").map((mark) => [mark, "'"]),
  ..."‐‑‒–—―−".split("").map((mark) => [mark, "-"]),
  ["--", "-"], ["<<", '"'], [">>", '"'],
]);

const unseen = /^[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0e\ufe0f]/;
const clusters = /--|<<|>>|\.\.\.|\ufeff|\s+|[^]\p{M}*/gu;

/** A letter with its accents as it is compared. */
function foldedLetter(letter, { matchCase, matchAccents }) {
  const known = alike.get(letter);
  if (known) return known;
  if (unseen.test(letter)) return "";
  if (/^\s/.test(letter)) return " ";
  const cased = matchCase ? letter : letter.toLowerCase();
  return matchAccents ? cased.normalize("NFKC") : cased.normalize("NFKD").replace(/\p{M}/gu, "") || cased;
}

/**
 * Text as it is compared: typographic marks as they are typed, spaces of any kind as one, without what nobody sees.
 * `starts` and `ends` say for each of its letters where the letter in the text begins and ends that it comes from.
 */
export function folded(text, options) {
  let output = "";
  const starts = [];
  const ends = [];
  for (const { 0: letter, index } of text.matchAll(clusters)) {
    const code = letter.charCodeAt(0);
    const isPlain = letter.length === 1 && ((code > 96 && code < 123) || (code > 47 && code < 58));
    for (const unit of (isPlain ? letter : foldedLetter(letter, options)).split("")) {
      output += unit;
      starts.push(index);
      ends.push(index + letter.length);
    }
  }
  return { text: output, starts, ends };
}

/** Where the words stand in a folded text, as places in the text itself. Nothing is found that begins or ends within a letter. */
export function placesOf(words, { text, starts, ends }) {
  const found = [];
  if (!words) return found;
  for (let at = text.indexOf(words); at >= 0;) {
    const last = at + words.length - 1;
    const isWhole = starts[at] !== starts[at - 1] && ends[last] !== ends[last + 1];
    if (isWhole) found.push({ from: starts[at], to: ends[last] });
    at = text.indexOf(words, isWhole ? last + 1 : at + 1);
  }
  return found;
}
