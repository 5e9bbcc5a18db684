// The home as it is now: a page that lies open all day asks again each minute, when it is looked at again, and when something
// was due that it says is to come.
"use strict";

(() => {
  const everyMinute = 60_000, soonest = 2_000;
  let timer = null;

  const dues = (home) => [...home.querySelectorAll("[data-due]")].map((item) => Number(item.dataset.due) - Date.now()).filter((wait) => wait > 0);

  function later() {
    clearTimeout(timer);
    const next = Math.min(everyMinute, ...dues(document.querySelector(".home")).map((wait) => wait + soonest));
    timer = setTimeout(renew, next);
  }

  async function renew() {
    clearTimeout(timer);
    if (document.hidden) return;
    // What is no home of the desk's came from something between, or the session has ended: what stands here stays.
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    const [here, fresh] = [document.querySelector(".home"), new DOMParser().parseFromString(text, "text/html").querySelector(".home")];
    if (fresh && fresh.innerHTML !== here.innerHTML) {
      const focused = here.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      here.replaceWith(fresh);
      if (focused) fresh.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
    later();
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) renew();
  });
  later();
})();
