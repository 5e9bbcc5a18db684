// What scripts add to pages that work without them: live search, share counts, copying a link, young times as
// "5 minutes ago", players on a click. Nothing here is needed to read.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  // The masthead's search as an ARIA combobox with a listbox (ARIA Authoring Practices, "Editable Combobox").
  const field = document.querySelector("[data-live]");
  if (field) {
    const list = make("ul", { className: "suggestions", id: "suggestions", hidden: true });
    const status = make("p", { className: "unseen" });
    let options = [], chosen = -1, request = null, timer = 0, shown = "";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.getAttribute("aria-label"));
    status.setAttribute("role", "status");
    const say = (name, value) => field.setAttribute(name, value);
    say("role", "combobox");
    say("aria-autocomplete", "list");
    say("aria-expanded", "false");
    say("aria-controls", list.id);
    field.after(list, status);

    const choose = (index) => {
      chosen = index;
      options.forEach((option, place) => option.setAttribute("aria-selected", place === index));
      if (index < 0) return field.removeAttribute("aria-activedescendant");
      say("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      clearTimeout(timer);
      request?.abort();
      list.hidden = true;
      say("aria-expanded", "false");
      choose(-1);
      options = [];
      shown = "";
      status.textContent = "";
    };
    const open = (answer, query) => {
      const all = `/search/?q=${encodeURIComponent(query)}`;
      const items = answer.items.map((item) => {
        const option = make("li", {});
        option.append(make("b", { textContent: item.headline }));
        option.append(make("small", { textContent: [item.section, item.date].filter(Boolean).join(" · ") }));
        option.dataset.path = item.path;
        return option;
      });
      const last = make("li", { className: "all-results", textContent: items.length ? field.dataset.all : field.dataset.none });
      last.dataset.path = all;
      options = [...items, last];
      options.forEach((option, index) => {
        option.id = `suggestion-${index}`;
        option.setAttribute("role", "option");
      });
      list.replaceChildren(...options);
      choose(-1);
      list.hidden = false;
      say("aria-expanded", "true");
      const count = items.length;
      status.textContent = count === 0 ? field.dataset.none
        : count === 1 ? field.dataset.one : field.dataset.many.replace("#", count);
    };
    const ask = async () => {
      const query = field.value.trim();
      if (query === shown) return;
      request?.abort();
      if (query.length < 2) return close();
      const mine = request = new AbortController();
      try {
        const response = await fetch(`${field.dataset.live}?q=${encodeURIComponent(query)}`, { signal: mine.signal });
        if (!response.ok || mine.signal.aborted) return;
        const answer = await response.json();
        if (mine.signal.aborted) return;
        shown = query;
        open(answer, query);
      } catch { /* Cancelled by a newer question, or offline: the form still works. */ }
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    field.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") {
        if (!list.hidden) event.preventDefault();
        return close();
      }
      if (event.key === "ArrowDown" && list.hidden) ask();
      if (list.hidden || event.isComposing) return;
      if (step) choose((chosen + step + (chosen < 0 && step < 0 ? 1 : 0) + options.length) % options.length);
      else if (event.key === "Home" && chosen >= 0) choose(0);
      else if (event.key === "End" && chosen >= 0) choose(options.length - 1);
      else if (event.key === "Enter" && chosen >= 0) location.assign(options[chosen].dataset.path);
      else return;
      event.preventDefault();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[data-path]");
      if (option) location.assign(option.dataset.path);
    });
    field.addEventListener("blur", close);
  }

  // A menu closes on Escape and when the focus leaves it.
  document.querySelectorAll("details.menu").forEach((menu) => {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-beacon]");
    if (link) navigator.sendBeacon(link.dataset.beacon);
  });

  document.querySelectorAll("[data-copy]").forEach((button) => {
    const label = button.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = button.dataset.done;
        setTimeout(() => { button.textContent = label; }, 2000);
      } catch { /* The browser forbids it; the address bar still has the link. */ }
    });
  });

  // Times younger than a day, in the page's language, beside or instead of the date: print keeps that.
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "always" });
  const refresh = () => document.querySelectorAll("time[datetime*=T]").forEach((time) => {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60000);
    let young = time.querySelector(".young");
    if (minutes < 0 || minutes >= 1440) {
      if (young) time.replaceChildren(...time.firstChild.childNodes);
      return;
    }
    if (!young) {
      const whole = make("span", { className: "whole" });
      whole.append(...time.childNodes);
      time.title = whole.textContent;
      time.append(whole, young = make("span", { className: "young" }));
    }
    const text = minutes < 60 ? words.format(-Math.max(minutes, 1), "minute") : words.format(-Math.floor(minutes / 60), "hour");
    if (young.textContent !== text) young.textContent = text;
  });
  refresh();
  setInterval(refresh, 30000);

  // Players stand still as links; a click on one loads it.
  const players = {
    youtube: (address) => {
      const id = address.searchParams.get("v") || address.pathname.match(/^\/(?:shorts\/|live\/)?([\w-]{6,})$/)?.[1];
      return id && `https://www.youtube-nocookie.com/embed/${encodeURIComponent(id)}?autoplay=1`;
    },
    vimeo: (address) => address.pathname.match(/^\/(\d+)/) && `https://player.vimeo.com/video${address.pathname.match(/^\/\d+/)[0]}?autoplay=1&dnt=1`,
    dailymotion: (address) => {
      const id = address.pathname.match(/\/(?:video\/)?([A-Za-z0-9]+)$/)?.[1];
      return id && `https://www.dailymotion.com/embed/video/${id}?autoplay=1`;
    },
    spotify: (address) => `https://open.spotify.com/embed${address.pathname}`,
    soundcloud: (address) => `https://w.soundcloud.com/player/?url=${encodeURIComponent(address.href)}&auto_play=true`,
    datawrapper: (address) => `https://datawrapper.dwcdn.net${address.pathname}`,
    flourish: (address) => `https://flo.uri.sh${address.pathname.replace(/\/?$/, "/embed")}`,
    infogram: (address) => `https://e.infogram.com${address.pathname}?src=embed`,
  };
  document.querySelectorAll("figure.embed[data-provider] > a").forEach((link) => {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      const player = players[link.parentElement.dataset.provider]?.(new URL(link.href));
      if (!player) return;
      event.preventDefault();
      const frame = make("iframe", { src: player, title: link.textContent, allowFullscreen: true, allow: "autoplay; fullscreen; encrypted-media" });
      link.replaceWith(frame);
      frame.focus();
    });
  });
})();
