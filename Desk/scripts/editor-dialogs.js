// The editor's questions: where a link leads, which story is related, what to embed.

/** The dialogs. `findStories` answers with own stories for words; `linkAttributes` and `embedOf` judge addresses. */
export function makeDialogs({ text, element, button, findStories, linkAttributes, embedOf, looksLikeAddress }) {
  let count = 0;

  /** Shows a dialog; `accept` gives a value, or nothing while what was said won't do. */
  const ask = (title, content, { accept, ok = text("ok"), others = [] }) => new Promise((done) => {
    const id = `editor-dialog-${(count += 1)}`;
    const fault = element("p", { class: "fault", role: "alert", hidden: "" });
    const finish = (value) => {
      dialog.close();
      dialog.remove();
      done(value);
    };
    const submit = () => {
      const { value, message } = accept();
      if (value !== undefined) return finish(value);
      fault.textContent = message;
      fault.hidden = false;
    };
    const dialog = element("dialog", { class: "editor-dialog", "aria-labelledby": id }, [
      element("h2", { id }, [title]),
      ...content,
      fault,
      element("div", { class: "dialog-buttons" }, [
        button(ok, submit, { class: "primary" }),
        ...others.map(({ label, value }) => button(label, () => finish(value))),
        button(text("cancel"), () => finish(null)),
      ]),
    ]);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(null);
    });
    dialog.addEventListener("keydown", (event) => {
      // Keys of the page behind it stay asleep.
      event.stopPropagation();
      if (event.key === "Enter" && event.target.matches("input") && !event.defaultPrevented) {
        event.preventDefault();
        submit();
      }
    });
    for (const name of ["input", "change"]) dialog.addEventListener(name, (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
    // What is there may be written over.
    dialog.querySelector("input").select();
  });

  const labelled = (label, input) => element("label", {}, [label, input]);
  const field = (value = "", attributes = {}) => {
    const input = element("input", { type: "text", autocomplete: "off", ...attributes });
    input.value = value;
    return input;
  };

  const dayOf = ({ published }) =>
    published ? new Date(published).toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short", year: "numeric" }) : "";

  /** A field that suggests own stories while one types. */
  const storyField = (value, onChosen, mayBeAddress) => {
    const id = `editor-stories-${(count += 1)}`;
    const input = field(value, { role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", spellcheck: "false" });
    const list = element("ul", { id, role: "listbox", class: "suggestions", "aria-label": text("stories"), hidden: "" });
    const status = element("p", { class: "quiet", role: "status" });
    let asked = 0;
    let stories = [];
    let place = -1;
    const draw = () => {
      list.hidden = !stories.length;
      input.setAttribute("aria-expanded", String(stories.length > 0));
      list.replaceChildren(...stories.map((story, index) => {
        const option = element("li", { role: "option", id: `${id}-${index}`, "aria-selected": String(index === place) }, [
          element("span", { class: "suggestion-headline" }, [story.headline]),
          element("span", { class: "quiet" }, [[story.section, dayOf(story)].filter(Boolean).join(" · ")]),
        ]);
        // The field keeps the keyboard.
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(story));
        return option;
      }));
      if (place >= 0) {
        input.setAttribute("aria-activedescendant", `${id}-${place}`);
        list.children[place].scrollIntoView({ block: "nearest" });
      } else {
        input.removeAttribute("aria-activedescendant");
      }
    };
    const choose = (story) => {
      input.value = mayBeAddress ? story.path : story.headline;
      stories = [];
      place = -1;
      draw();
      status.textContent = mayBeAddress ? story.headline : story.path;
      onChosen(story);
    };
    input.addEventListener("input", async () => {
      const words = input.value.trim();
      const number = (asked += 1);
      onChosen(null);
      status.textContent = "";
      stories = [];
      place = -1;
      if (words.length >= 2 && !(mayBeAddress && looksLikeAddress(words))) {
        // One question for words typed in one go.
        await new Promise((later) => setTimeout(later, 150));
        if (number !== asked) return;
        const found = await findStories(words);
        if (number !== asked) return;
        stories = found ?? [];
        status.textContent = found === null ? text("findFailed") : found.length ? "" : text("noStories");
      }
      draw();
    });
    input.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by && stories.length) {
        place = (place + by + stories.length + (place < 0 && by < 0 ? 1 : 0)) % stories.length;
        draw();
        event.preventDefault();
      } else if (event.key === "Enter" && place >= 0) {
        choose(stories[place]);
        event.preventDefault();
      } else if (event.key === "Escape" && stories.length) {
        stories = [];
        place = -1;
        draw();
        event.preventDefault();
      }
    });
    return { input, content: [list, status] };
  };

  return {
    /** Asks for a link; answers `{attributes, text}`, "remove", or null. */
    link({ href = "", title = "", words = "", needsWords }) {
      let own = null;
      const target = storyField(href, (story) => {
        own = story;
        if (story && needsWords && !shown.value) shown.value = story.headline;
      }, true);
      const shown = field(words);
      const hint = field(title);
      return ask(text(href ? "linkEdit" : "linkTitle"), [
        labelled(text("linkTarget"), target.input),
        ...target.content,
        ...(needsWords ? [labelled(text("linkText"), shown)] : []),
        element("details", {}, [element("summary", {}, [text("more")]), labelled(text("linkHint"), hint)]),
      ], {
        others: href ? [{ label: text("linkRemove"), value: "remove" }] : [],
        accept() {
          const attributes = linkAttributes(own?.path ?? target.input.value);
          if (!attributes) return { message: text("linkWrong") };
          return { value: { attributes: { ...attributes, title: hint.value.trim() || null }, text: needsWords ? shown.value.trim() : "" } };
        },
      });
    },

    /** Asks for an own story; answers `{path, headline}` or null. */
    related() {
      let own = null;
      const target = storyField("", (story) => (own = story), false);
      return ask(text("relatedTitle"), [labelled(text("relatedFind"), target.input), ...target.content], {
        accept: () => (own ? { value: own } : { message: text("relatedWrong") }),
      });
    },

    /** Asks for an address to embed; answers with what the embed says, or null. */
    embed() {
      const address = field("", { inputmode: "url", spellcheck: "false" });
      const title = field();
      const about = element("p", { class: "quiet", role: "status" });
      address.addEventListener("input", () => (about.textContent = embedOf(address.value.trim())?.title ?? ""));
      return ask(text("embedTitleAsk"), [
        labelled(text("embedAddress"), address),
        about,
        labelled(text("embedTitle"), title),
        element("p", { class: "quiet" }, [text("embedHelp")]),
      ], {
        accept() {
          const embed = embedOf(address.value.trim());
          if (!embed) return { message: text("embedWrong") };
          return { value: { ...embed, title: title.value.trim() || embed.title } };
        },
      });
    },

    /** Asks for one line of text; answers with it, or null. */
    line(title, label, value) {
      const input = field(value);
      return ask(title, [labelled(label, input)], { accept: () => ({ value: input.value.trim() }) });
    },
  };
}
