// What this browser keeps of a story's form: what each of its windows has typed and not saved, and copies of what stood in
// the form earlier. Bounded in number and length, the oldest go first; where nothing can be kept, the page says so.
"use strict";

const StoryCopies = (() => {
  const { data } = StoryForm;
  const { text, list, map, record, maybe } = Answers.shapes;
  const place = `${data.account}/${data.story}${data.form === "story" ? "" : `-${data.form}`}/`;
  const prefix = `portada/${place}`, pastPrefix = `portada-past/${place}`;
  const maxPast = 20, maxPastLength = 2_000_000;   // The length is of all stories together, in characters.
  const day = 24 * 3600 * 1000, longestPast = 30 * day, longestMark = 3 * day;

  // MARK: The store

  // Where the browser gives none, what is kept lives as long as the page.
  const storage = (() => {
    try {
      return window.localStorage;
    } catch {
      return null;
    }
  })();
  const memory = new Map();
  let isKeeping = storage !== null;

  const keys = (start) => [...new Set([...(storage ? Object.keys(storage) : []), ...memory.keys()])].filter((key) => key.startsWith(start));
  const raw = (key) => memory.get(key) ?? storage?.getItem(key) ?? null;

  function remove(key) {
    memory.delete(key);
    storage?.removeItem(key);
  }

  /** Whether it is in the browser's own store now. */
  function put(key, value) {
    memory.set(key, value);
    if (!storage) return false;
    try {
      storage.setItem(key, value);
      memory.delete(key);
      return true;
    } catch {
      return false;
    }
  }

  const isFields = map(list(text));
  const isNames = map(map(text));
  const isCopy = record({ sequence: Number.isFinite, base: Number.isFinite, at: Number.isFinite, fields: maybe(isFields), names: maybe(isNames) });
  const isPast = record({ base: Number.isFinite, at: Number.isFinite, fields: isFields, names: isNames });

  function parsed(key, shape) {
    try {
      const value = JSON.parse(raw(key));
      return shape(value) ? value : null;
    } catch {
      return null;
    }
  }

  // MARK: Windows

  /** Keeps what a window has: room is made for it by letting go of what stood there earlier. */
  function keep(name, copy) {
    const value = JSON.stringify(copy);
    let isKept = put(prefix + name, value);
    for (const key of storage ? pastKeys("portada-past/") : []) {
      if (isKept) break;
      remove(key);
      isKept = put(prefix + name, value);
    }
    isKeeping = isKept;
  }

  /** Lets go of what a window had up to a sequence; what it typed since stays. */
  function drop(name, sequence) {
    const copy = parsed(prefix + name, isCopy);
    if (!copy || copy.sequence <= sequence) remove(prefix + name);
  }

  /** What the windows of this browser have, by their names; without fields, it is all at the server. */
  function all() {
    const copies = new Map();
    const old = Date.now() - longestMark;
    for (const key of keys("portada/")) {
      const copy = parsed(key, isCopy);
      if (!copy || (!copy.fields && copy.at < old)) remove(key);
      else if (key.startsWith(prefix)) copies.set(key.slice(prefix.length), copy);
    }
    return copies;
  }

  // MARK: Earlier

  const momentOf = (key) => Number(key.slice(key.lastIndexOf("/") + 1).split("-")[0]);
  /** The oldest first. */
  const pastKeys = (start) => keys(start).sort((one, other) => momentOf(one) - momentOf(other));

  function tidy() {
    const own = pastKeys(pastPrefix);
    for (const key of own.slice(0, Math.max(0, own.length - maxPast))) remove(key);
    const old = Date.now() - longestPast;
    const every = pastKeys("portada-past/");
    let length = every.reduce((sum, key) => sum + (raw(key)?.length ?? 0), 0);
    for (const key of every) {
      if (length <= maxPastLength && momentOf(key) >= old) break;
      length -= raw(key)?.length ?? 0;
      remove(key);
    }
  }

  /** Copies what stands in the form, with the names of what it refers to by number, unless the last copy is the same. */
  function remember(fields, base, names) {
    const last = pastKeys(pastPrefix).at(-1);
    if (last && JSON.stringify(parsed(last, isPast)?.fields) === JSON.stringify(fields)) return;
    const at = Date.now();
    put(`${pastPrefix}${at}-${Math.random().toString(36).slice(2, 8)}`, JSON.stringify({ at, base, fields, names }));
    tidy();
  }

  /** The copies, the last first. */
  const past = () => pastKeys(pastPrefix).reverse().map((key) => parsed(key, isPast)).filter(Boolean);

  return { keep, drop, all, remember, past, isKeeping: () => isKeeping };
})();

/** The name under which this page writes: no other page ever has it, so that nothing of another's is written over. */
const StoryWindow = (() => {
  let name, release;

  // While the page lives it holds a lock of its name, so that others of this browser know.
  function renew() {
    release?.();
    const own = (name = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join(""));
    navigator.locks?.request(`portada-${own}`, () => new Promise((end) => {
      if (own === name) release = end;
      else end();
    })).catch(() => {});
  }

  /** The windows of this browser that are open; null where it doesn't tell. */
  async function open() {
    if (!navigator.locks) return null;
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.replace(/^portada-/, "")));
  }

  renew();
  return { name: () => name, renew, open };
})();
