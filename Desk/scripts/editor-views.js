// How pictures, embeds, tables and the like stand in the text while one writes, with fields of their own in them.

/** The fields of pictures in the order in which they are filled in: caption, credit, alternative text, then the next picture's. */
export const figureTab = (by) => (state, dispatch, view) => {
  const { $from, $to } = state.selection;
  const name = $from.parent.type.name;
  if (!view || !$from.sameParent($to) || !["figcaption", "credit"].includes(name)) return false;
  const holder = view.nodeDOM($from.before(-1));
  if ($from.node(-1).type.name !== "figure") return by < 0 && focusField([...holder.querySelectorAll("figure")].at(-1));
  if (name === "credit" && by > 0) return focusField(holder);
  if (name === "figcaption" && by < 0) return focusField(holder.previousElementSibling?.matches("figure") ? holder.previousElementSibling : null);
  dispatch?.(state.tr.setSelection(state.selection.constructor.near(state.doc.resolve(by > 0 ? $from.after() + 1 : $from.before() - 1), by)));
  return true;
};

/** Puts the cursor into a picture's field for the alternative text. */
function focusField(figure) {
  const field = figure?.querySelector(".field-in-text input");
  field?.focus();
  field?.select();
  return Boolean(field);
}

/** The views by node. */
export function makeViews({ text, element, button, page, preview, providerTitle, chooseRelated }) {
  /** Sets an attribute of the node. */
  const set = (view, getPos, attributes) => {
    const pos = getPos();
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos);
    if (node) view.dispatch(view.state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...attributes }));
  };

  /** A field in the text; its keys are its own. */
  const field = (label, value, onInput) => {
    const input = element("input", { type: "text", autocomplete: "off" });
    input.value = value;
    input.addEventListener("input", (event) => {
      event.stopPropagation();
      onInput(input.value);
    });
    input.addEventListener("change", (event) => event.stopPropagation());
    // Enter would send the form.
    input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    return { input, label: element("label", { class: "field-in-text", contenteditable: "false" }, [element("span", {}, [label]), input]) };
  };

  const isControl = (event) => Boolean(event.target.closest?.("input, button"));
  const refresh = (input, value) => {
    if (input.value !== value) input.value = value;
  };

  const figure = (start, view, getPos) => {
    let node = start;
    const image = element("img", { draggable: "true" });
    const alt = field(text("alt"), node.attrs.alt, (value) => set(view, getPos, { alt: value }));
    alt.input.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
      const pos = getPos();
      const $pos = view.state.doc.resolve(pos);
      const isInGallery = $pos.parent.type.name === "gallery";
      // Backwards to the credit; forwards, in a gallery, to the next caption.
      if (!event.shiftKey && !isInGallery) return;
      event.preventDefault();
      const place = event.shiftKey ? pos + node.nodeSize - 2 : pos + node.nodeSize + ($pos.parent.child($pos.index() + 1).type === node.type ? 2 : 1);
      const { selection, doc, tr } = view.state;
      view.focus();
      view.dispatch(tr.setSelection(selection.constructor.near(doc.resolve(place))).scrollIntoView());
    });
    const contentDOM = element("div", { class: "figure-words" });
    const dom = element("figure", {}, [element("div", { class: "figure-picture", contenteditable: "false" }, [image]), contentDOM, alt.label]);
    const draw = () => {
      const { class: name, src, alt: words, width, height } = node.attrs;
      dom.className = name ?? "";
      if (image.getAttribute("src") !== src) image.setAttribute("src", src);
      image.alt = words;
      if (width && height) {
        image.width = width;
        image.height = height;
      }
      refresh(alt.input, words);
      alt.label.classList.toggle("is-missing", !words);
    };
    image.addEventListener("error", () => dom.classList.add("is-broken"));
    draw();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        draw();
        return true;
      },
      stopEvent: isControl,
      ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
    };
  };

  /** A block without text of its own: a label, and what `build` puts under it. */
  const block = (name, label, build) => (start, view, getPos) => {
    let node = start;
    const { content, draw } = build((attributes) => set(view, getPos, attributes), () => node);
    const dom = element("div", { class: `block block-${name}`, contenteditable: "false" }, [
      element("span", { class: "block-label" }, [label]),
      ...content,
    ]);
    draw(node, dom);
    return {
      dom,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        draw(node, dom);
        return true;
      },
      stopEvent: isControl,
      ignoreMutation: () => true,
    };
  };

  const embed = block("embed", text("embed"), (change) => {
    const address = element("span", { class: "block-address" });
    const title = field(text("embedTitle"), "", (value) => change({ title: value }));
    return {
      content: [address, title.label],
      draw(node, dom) {
        dom.firstChild.textContent = providerTitle(node.attrs.provider) ?? text("embed");
        address.textContent = node.attrs.address;
        refresh(title.input, node.attrs.title);
      },
    };
  });

  const related = block("related", text("related"), (change, node) => {
    const words = field(text("relatedText"), "", (value) => change({ text: value }));
    const address = element("span", { class: "block-address" });
    return {
      content: [words.label, element("span", { class: "block-line" }, [
        address,
        button(text("change"), () => chooseRelated((story) => change({ href: story.path, text: story.headline })), { class: "small" }),
      ])],
      draw() {
        refresh(words.input, node().attrs.text);
        address.textContent = node().attrs.href;
      },
    };
  });

  const opaque = block("opaque", text("opaque"), () => {
    const holder = element("div", { class: "block-content", inert: "" });
    return { content: [holder], draw: (node) => holder.replaceChildren(...preview(node.attrs.html).childNodes) };
  });

  const table = (start) => {
    let node = start;
    const contentDOM = element("tbody");
    const caption = element("caption", { contenteditable: "false" });
    const dom = element("div", { class: "table-scroll" }, [element("table", {}, [caption, contentDOM])]);
    const draw = () => {
      caption.textContent = page(node.attrs.caption).textContent;
      caption.hidden = !node.attrs.caption;
    };
    draw();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        draw();
        return true;
      },
      ignoreMutation: (change) => change.type !== "selection" && !contentDOM.contains(change.target),
    };
  };

  return { figure, embed, related, opaque, table };
}
