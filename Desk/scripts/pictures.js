// Choosing pictures: a dialog with those that are there, and a way to bring new ones.
// Whoever needs pictures sends `picture:choose` with {several, onChosen}.
"use strict";

{
  const dialog = document.getElementById("picture-chooser");
  const list = dialog.querySelector(".pictures");
  const search = dialog.querySelector("input[type=search]");
  const more = dialog.querySelector("[data-more]");
  const none = dialog.querySelector("[data-none]");
  const use = dialog.querySelector("[data-use]");
  const count = dialog.querySelector("output");
  const template = dialog.querySelector("template[data-picture]");

  let several = false;
  let onChosen = () => {};
  let chosen = new Map();
  let asked = 0;

  const finish = (pictures) => {
    const answer = onChosen;
    onChosen = () => {};
    dialog.close();
    if (pictures.length > 0) answer(pictures);
  };

  const press = (button, picture) => {
    if (!several) return finish([picture]);
    if (!chosen.delete(picture.id)) chosen.set(picture.id, picture);
    button.setAttribute("aria-pressed", String(chosen.has(picture.id)));
    count.value = chosen.size;
    use.disabled = chosen.size === 0;
  };

  const cell = (picture) => {
    const item = template.content.firstElementChild.cloneNode(true);
    const button = item.querySelector("button");
    Object.assign(item.querySelector("img"), { src: picture.thumbnail, width: picture.width, height: picture.height });
    item.querySelector(".picture-title").textContent = picture.caption.replace(/<[^>]*>/g, "") || picture.alt || picture.name;
    item.querySelector("[data-credit]").textContent = picture.credit;
    item.querySelector("[data-lacking]").hidden = picture.alt !== "";
    if (several) button.setAttribute("aria-pressed", String(chosen.has(picture.id)));
    button.addEventListener("click", () => press(button, picture));
    item.dataset.picture = picture.id;
    return item;
  };

  const listShape = Answers.shapes.record({ pictures: Answers.shapes.list(Answers.shapes.record({ thumbnail: Answers.shapes.text })) });

  // Asks for a part of the library; an answer that somebody no longer waits for is not shown.
  const load = async (address, isNew) => {
    const number = (asked += 1);
    const answer = await Answers.ask(address, listShape);
    if (number !== asked || !answer.ok) return;
    const { pictures, next } = answer.body;
    const cells = pictures.map(cell);
    if (isNew) list.replaceChildren(...cells);
    else list.append(...cells);
    none.hidden = list.children.length > 0;
    more.hidden = !next;
    more.dataset.next = next ?? "";
    if (!isNew) cells[0]?.querySelector("button").focus();
  };

  const find = () => load("/desk/pictures/" + (search.value ? "?q=" + encodeURIComponent(search.value) : ""), true);

  document.addEventListener("picture:choose", (event) => {
    several = Boolean(event.detail.several);
    onChosen = event.detail.onChosen;
    chosen = new Map();
    count.value = 0;
    use.disabled = true;
    search.value = "";
    for (const part of dialog.querySelectorAll("[data-several]")) part.hidden = !several;
    for (const part of dialog.querySelectorAll("[data-one]")) part.hidden = several;
    dialog.querySelector(".uploads").replaceChildren();
    list.replaceChildren();
    dialog.showModal();
    search.focus();
    find();
  });

  let pause;
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(find, 200);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      find();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      list.querySelector("button")?.focus();
    }
  });
  more.addEventListener("click", () => load(more.dataset.next, false));
  use.addEventListener("click", () => finish([...chosen.values()]));
  dialog.querySelector("[data-cancel]").addEventListener("click", () => finish([]));

  // Arrows walk through the grid as it is seen.
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const index = buttons.indexOf(document.activeElement);
    if (index < 0) return;
    const top = buttons[0].offsetTop;
    const columns = buttons.findIndex((button) => button.offsetTop > top);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns < 0 ? 1 : columns, ArrowUp: columns < 0 ? -1 : -columns }[event.key];
    if (!step) return;
    event.preventDefault();
    if (index + step < 0) search.focus();
    else buttons[index + step]?.focus();
  });

  // What was just brought in stands first, and is chosen already where several are wanted.
  dialog.addEventListener("picture:added", (event) => {
    const picture = event.detail;
    // Whoever wants one and brings one has chosen.
    if (!several && dialog.querySelectorAll(".uploads > li").length === 1) return finish([picture]);
    if (several) chosen.set(picture.id, picture);
    count.value = chosen.size;
    use.disabled = chosen.size === 0;
    list.querySelector(`[data-picture="${picture.id}"]`)?.remove();
    list.prepend(cell(picture));
    none.hidden = true;
  });

  // The lead picture of a story says when nobody wrote what it shows.
  const lead = document.querySelector("[data-lead]");
  if (lead && !lead.closest("fieldset:disabled")) {
    const lacking = lead.querySelector("[data-lead-lacking]");
    const look = () => {
      const value = (name) => lead.querySelector(`[name=lead-${name}]`).value.trim();
      lacking.hidden = value("picture") === "" || value("alt") !== "";
    };
    lead.querySelector("[data-lead-list]").hidden = true;
    lead.addEventListener("input", look);
    look();
  }
}
