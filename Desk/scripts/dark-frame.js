// A preview on dark where a frame's colours alone (color-scheme) don't reach the page in it, as in WebKit: what that page's
// styles say for dark screens is said for all, and what they say for light ones for none.
"use strict";

{
  const dark = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g, light = /\(\s*prefers-color-scheme\s*:\s*light\s*\)/g;
  const always = "(min-width: 0px)", never = "(max-width: 0px)";
  const dressed = new WeakMap();   // Of each page: what its lists of media said at first.
  const isDark = (frame) => frame.matches(".look-dark iframe, iframe.is-dark");

  /** The lists of media of rules, and of those in them. */
  const mediaOf = (rules) => [...rules].flatMap((rule) =>
    [...(rule.media ? [rule.media] : []), ...mediaOf(rule.styleSheet?.cssRules ?? rule.cssRules ?? [])]);
  const mediaOfSheet = (sheet) => {
    try {
      return [sheet.media, ...mediaOf(sheet.cssRules)];
    } catch {
      return [sheet.media];   // A style from elsewhere, which nobody here may read.
    }
  };
  const first = (page) => new Map([
    ...[...page.styleSheets].flatMap(mediaOfSheet).map((media) => [media, media.mediaText]),
    ...[...page.querySelectorAll("source[media]")].map((source) => [source, source.media]),
  ].filter(([, words]) => words.includes("prefers-color-scheme")));

  const dress = (frame) => {
    const page = frame.contentDocument;
    const forDark = isDark(frame);
    if (!page || !dressed.has(page) && page.defaultView.matchMedia("(prefers-color-scheme: dark)").matches === forDark) return;
    // Styles that came since: the page may have been looked at while it was on its way.
    const known = dressed.get(page) ?? new Map();
    for (const [own, words] of first(page)) if (!known.has(own)) known.set(own, words);
    dressed.set(page, known);
    page.documentElement.style.colorScheme = forDark ? "dark" : "light";
    const [toDark, toLight] = forDark ? [always, never] : [never, always];
    for (const [own, words] of known) own["mediaText" in own ? "mediaText" : "media"] = words.replace(dark, toDark).replace(light, toLight);
  };

  const dressAll = () => document.querySelectorAll(".look-dark iframe, .front-preview iframe").forEach(dress);
  // Frames tell of their pages where they stand, not further up.
  document.addEventListener("load", ({ target }) => target.localName === "iframe" && dress(target), true);
  // Light and dark are chosen by buttons at the front's preview; a frame hears of it when the page is drawn.
  document.addEventListener("click", ({ target }) => target.closest?.(".front-preview") && requestAnimationFrame(() => requestAnimationFrame(dressAll)));
  dressAll();
}
