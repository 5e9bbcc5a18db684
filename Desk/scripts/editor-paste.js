// What is pasted and dropped: text with its structure, addresses, and files of pictures.

/** The plugin. `clean` makes structure of foreign HTML, `say` tells the author what was left out. */
export function makePaste({ pm, schema, commands, text, element, clean, letters, embedOf, linkAttributes, say }) {
  const { Plugin, PluginKey } = pm.state;
  const { Decoration, DecorationSet } = pm.view;
  const key = new PluginKey("uploads");

  // MARK: Files

  const images = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));

  /** Where an upload's placeholder has moved to; null when its place is gone. */
  const place = (state, id) => key.getState(state).find(null, null, (spec) => spec.id === id)[0]?.from ?? null;

  const upload = (view, files, pos) => {
    const id = {};
    const progress = element("progress", { max: "1", value: "0", "aria-label": text("uploading") });
    const holder = element("div", { class: "uploading", contenteditable: "false" }, [element("span", {}, [text("uploading")]), progress]);
    view.dispatch(view.state.tr.setMeta(key, { add: Decoration.widget(pos, holder, { id, side: 1 }) }));
    const finish = () => view.isDestroyed || view.dispatch(view.state.tr.setMeta(key, { remove: id }));
    document.dispatchEvent(new CustomEvent("picture:upload", {
      detail: {
        files,
        onProgress: (fraction) => (progress.value = fraction),
        onChosen(pictures) {
          if (view.isDestroyed) return;
          const at = place(view.state, id);
          finish();
          commands.insert(pictures.map(commands.figure), "inside", at)(view.state, view.dispatch);
        },
        onFailed(message) {
          finish();
          say(message, true);
        },
      },
    }));
  };

  /** WebKit's event tells nothing of a picture alone on the clipboard; the clipboard itself does, where it can be asked. */
  const uploadUntold = (view) => {
    if (!navigator.clipboard?.read) return false;
    navigator.clipboard.read().then(async (items) => {
      const files = await Promise.all(items.flatMap((item) => {
        const type = item.types.find((type) => type.startsWith("image/"));
        return type ? [item.getType(type).then((blob) => new File([blob], `${text("picture")}.${type.slice(6)}`, { type }))] : [];
      }));
      if (files.length && !view.isDestroyed) upload(view, files, between(view.state, view.state.selection.from));
    }).catch(() => { /* It may not be asked: there is nothing to paste. */ });
    return true;
  };

  /** Whether this is a picture and no words, as browsers copy one. */
  const isPictureAlone = (html) => /<img\b/i.test(html) && !html.replace(/<[^>]*>/g, "").trim();

  /** The place between blocks that is closest. */
  const between = (state, pos) => {
    const $pos = state.doc.resolve(pos);
    return $pos.depth ? ($pos.parentOffset ? $pos.after(1) : $pos.before(1)) : pos;
  };

  // MARK: Addresses

  const pasteAddress = (view, words) => {
    if (!/^https?:\/\/\S+$/.test(words)) return false;
    const { state } = view;
    const { $from, empty } = state.selection;
    const attributes = linkAttributes(words);
    if (!attributes || !$from.parent.inlineContent) return false;
    if (!empty) return commands.setLink(attributes)(state, view.dispatch);
    const embed = $from.parent.content.size || $from.depth > 1 ? null : embedOf(words);
    if (embed?.isKnown) return commands.insert(schema.nodes.embed.create(embedAttributes(embed)))(state, view.dispatch);
    return commands.setLink(attributes, words)(state, view.dispatch);
  };
  const embedAttributes = ({ provider, address, rel, title }) => ({ provider, address, rel, title });

  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, old) {
        const meta = tr.getMeta(key);
        let set = old.map(tr.mapping, tr.doc);
        if (meta?.add) set = set.add(tr.doc, [meta.add]);
        if (meta?.remove) set = set.remove(set.find(null, null, (spec) => spec.id === meta.remove));
        return set;
      },
    },
    props: {
      decorations: (state) => key.getState(state),

      transformPastedHTML(html) {
        const { html: structure, left } = clean(html, { embedOf, linkAttributes, letters });
        const notes = [
          left.pictures && text("pastedPictures", { count: left.pictures }),
          left.players && text("pastedPlayers", { count: left.players }),
        ].filter(Boolean);
        if (notes.length) say(notes.join(" "));
        return structure;
      },

      transformPastedText: (words) => letters.plainParagraphs(words),

      handlePaste(view, event) {
        const data = event.clipboardData;
        const files = images(data);
        // WebKitGTK names no type of what terminals and other old programs copy, but gives its words.
        if (data && !data.types.length && !data.getData("text/plain") && uploadUntold(view)) return true;
        // Word and browsers put a picture of the text beside the text.
        const html = data?.getData("text/html") ?? "";
        if (files.length && (html ? isPictureAlone(html) : !data.getData("text/plain"))) {
          upload(view, files, between(view.state, view.state.selection.from));
          return true;
        }
        return pasteAddress(view, data?.getData("text/plain").trim() ?? "");
      },

      handleDrop(view, event) {
        const files = images(event.dataTransfer);
        if (!files.length && !event.dataTransfer?.files.length) return false;
        // A file that is no picture would open in the place of the story.
        event.preventDefault();
        if (!files.length) {
          say(text("droppedNoPicture"), true);
          return true;
        }
        const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.from;
        upload(view, files, between(view.state, pos));
        return true;
      },
    },
  });
}
