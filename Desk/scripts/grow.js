// Fields that grow with their text, in browsers whose styles alone don't let them (field-sizing).
"use strict";

if (!CSS.supports("field-sizing", "content")) {
  const growing = ":is(.story-text, .paper, .story-notes, .merge-own) textarea:not([data-editor])";
  const heights = new WeakMap();

  const grow = (field) => {
    // A field that is out of sight has no height; it is told of when it comes into sight.
    if (!field.offsetParent) return;
    const [x, y] = [scrollX, scrollY];
    field.style.height = "0";
    const edges = field.offsetHeight - field.clientHeight;
    const height = `${field.scrollHeight + edges}px`;
    field.style.height = height;
    heights.set(field, height);
    scrollTo({ left: x, top: y, behavior: "instant" });
  };
  const growAll = () => document.querySelectorAll(growing).forEach(grow);

  // Wider or narrower, its lines are others.
  const widths = new WeakMap();
  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (widths.get(target) === contentRect.width) continue;
      widths.set(target, contentRect.width);
      grow(target);
    }
  });
  for (const field of document.querySelectorAll(growing)) {
    field.style.overflowY = "hidden";
    observer.observe(field);
  }
  document.addEventListener("input", ({ target }) => target.matches?.(growing) && grow(target));
  // What scripts put into fields tells of itself when it is done.
  document.addEventListener("fields:filled", growAll);
  document.fonts?.ready.then(growAll);
}
