// The copies that this browser has of what stood in a story's form earlier: when each was made, what differs in it from what
// stands there now, and the way back to it.
"use strict";

{
  const { form, data, text, make, read } = StoryForm;
  const opener = document.querySelector("[data-past]");
  const largestTable = 1_000_000;   // Words times words that are compared one by one.

  // MARK: Words

  const page = (html) => new DOMParser().parseFromString(html, "text/html");
  const plain = (html) => page(html.replace(/<\/(p|h\d|li|blockquote|figcaption|td|th|dt|dd)>|<br>/g, "$&\n")).body.textContent.trim();

  /** What changed from one text to another: runs of words, each with what became of it. */
  function runs(old, fresh) {
    const words = (whole) => whole.match(/\S+|\s+/g) ?? [];
    const [from, to] = [words(old), words(fresh)];
    let start = 0, end = 0;
    while (start < Math.min(from.length, to.length) && from[start] === to[start]) start += 1;
    while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
    const [gone, come] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
    const middle = gone.length * come.length > largestTable ? [["del", gone.join("")], ["ins", come.join("")]] : compared(gone, come);
    return [["same", from.slice(0, start).join("")], ...middle, ["same", end ? from.slice(-end).join("") : ""]].filter(([, own]) => own);
  }

  /** The longest common row of words, the rest taken away and put in. */
  function compared(from, to) {
    const width = to.length + 1;
    const longest = new Uint32Array((from.length + 1) * width);
    for (let row = from.length - 1; row >= 0; row -= 1) {
      for (let column = to.length - 1; column >= 0; column -= 1) {
        const at = row * width + column;
        longest[at] = from[row] === to[column] ? longest[at + width + 1] + 1 : Math.max(longest[at + width], longest[at + 1]);
      }
    }
    const found = [];
    const add = (kind, word) => (found.at(-1)?.[0] === kind ? (found.at(-1)[1] += word) : found.push([kind, word]));
    let row = 0, column = 0;
    while (row < from.length || column < to.length) {
      const at = row * width + column;
      if (row < from.length && column < to.length && from[row] === to[column]) {
        add("same", from[row]);
        row += 1;
        column += 1;
      } else if (row < from.length && (column === to.length || longest[at + width] >= longest[at + 1])) {
        add("del", from[row]);
        row += 1;
      } else {
        add("ins", to[column]);
        column += 1;
      }
    }
    return found;
  }

  /** Long stretches that are the same are shown by their ends. */
  const shortened = (whole) => whole.length > 160 ? `${whole.slice(0, 70)} … ${whole.slice(-70)}` : whole;
  const shown = ([kind, words]) => kind === "same" ? shortened(words) : make(kind, { textContent: words });

  // MARK: Fields

  /** What a field is called on the page. */
  function label(name) {
    const field = form.querySelector(`[name="${name}"]`) ?? form.querySelector(`[data-names="${name}"]`);
    const group = field?.closest("[data-names], .lead-words") ? null : field?.closest("details");
    const title = field?.closest("[data-names]")?.querySelector("h2, h3")
      ?? (field?.type === "checkbox" ? group?.querySelector("summary") : null)
      ?? field?.closest("label")?.querySelector(".unseen") ?? field?.closest("label");
    return (title?.firstChild?.textContent || title?.textContent || name).trim();
  }

  /** A field's values in words. */
  function words(name, values, names) {
    if (name === "body" || name === "lead-caption") return plain(values[0] ?? "");
    const named = (value) => {
      const choice = form.querySelector(`select[name="${name}"] option[value="${CSS.escape(value)}"], [type=checkbox][name="${name}"][value="${CSS.escape(value)}"]`);
      return names[name]?.[value] ?? (choice?.label || choice?.parentElement.textContent.trim()) ?? value;
    };
    return values.map(named).filter(Boolean).join(", ");
  }

  /** What the copy has otherwise than the form: only that is brought. */
  function difference(copy) {
    const now = read();
    const changed = Object.keys(copy.fields).filter((name) => name in now && !StoryForm.isSame(now[name], copy.fields[name]));
    return changed.map((name) => {
      const [is, was] = [words(name, now[name], StoryForm.known()), words(name, copy.fields[name], copy.names)];
      const parts = is === was ? [text("copyOther")] : runs(is, was).map(shown);
      return make("div", { className: "past-part" }, make("b", { textContent: label(name) }), make("p", {}, ...parts));
    });
  }

  // MARK: The dialog

  let dialog, list, view;

  function choose(copy, button) {
    for (const other of list.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    const parts = difference(copy);
    const bring = make("button", { type: "button", className: "primary", textContent: text("copyBring") });
    bring.addEventListener("click", () => {
      dialog.close();
      document.dispatchEvent(new CustomEvent("story:bring", { detail: copy }));
    });
    view.replaceChildren(...(parts.length ? [...parts, bring] : [make("p", { className: "quiet", textContent: text("copySame") })]));
  }

  function open() {
    dialog ??= build();
    const copies = StoryCopies.past();
    list.replaceChildren(...copies.map((copy) => {
      const count = plain(copy.fields.body?.[0] ?? "").length.toLocaleString(document.documentElement.lang);
      const button = make("button", { type: "button", className: "plain", textContent: text("copyRow", { time: StoryForm.clock(copy.at), count }) });
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => choose(copy, button));
      return make("li", {}, button);
    }));
    view.replaceChildren(make("p", { className: "quiet", textContent: text(copies.length ? "copiesHelp" : "copiesNone") }));
    dialog.showModal();
  }

  function build() {
    list = make("ol", { className: "past-list" });
    view = make("div", { className: "past-view" });
    view.setAttribute("aria-live", "polite");
    const title = make("h2", { id: "past-title", textContent: text("copies") });
    const close = make("button", { type: "button", textContent: text("copiesClose") });
    close.dataset.closes = "";
    const made = make("dialog", { className: "past" }, title, make("div", { className: "past-both" }, list, view), make("p", {}, close));
    made.setAttribute("aria-labelledby", title.id);
    document.body.append(made);
    return made;
  }

  if (opener && data.mayEdit) {
    opener.hidden = false;
    opener.addEventListener("click", open);
  }
}
