// Lists of stories: choosing several, by mouse and by keyboard, and the acts that appear for them.
"use strict";

const bulk = document.getElementById("bulk");
const all = document.getElementById("pick-all");
const boxes = () => [...document.querySelectorAll("input[name=story]")];
let last = null;

const show = () => {
  const chosen = boxes().filter((box) => box.checked).length;
  const count = bulk.querySelector(".bulk-count");
  bulk.classList.toggle("is-idle", chosen === 0);
  count.textContent = chosen === 0 ? "" : `${chosen} ${chosen === 1 ? count.dataset.one : count.dataset.many}`;
  for (const box of boxes()) box.closest("tr").classList.toggle("is-chosen", box.checked);
  all.checked = chosen > 0 && chosen === boxes().length;
  all.indeterminate = chosen > 0 && chosen < boxes().length;
};

if (bulk && all) {
  all.hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    show();
  });
  // With Shift, all between this one and the last are chosen as well.
  document.addEventListener("click", (event) => {
    if (!event.target.matches("input[name=story]")) return;
    const row = boxes();
    if (event.shiftKey && last) {
      const [from, to] = [row.indexOf(last), row.indexOf(event.target)].sort((a, b) => a - b);
      for (const box of row.slice(from, to + 1)) box.checked = event.target.checked;
    }
    last = event.target;
    show();
  });
  document.addEventListener("desk:key", ({ detail }) => {
    if (detail.key === "x") document.activeElement.closest("tr")?.querySelector("input[name=story]")?.click();
    if (detail.key === "b" && !bulk.classList.contains("is-idle")) bulk.querySelector("button").focus();
  });
  // Coming back by the browser's history, boxes may be ticked already.
  window.addEventListener("pageshow", show);
  show();
}
