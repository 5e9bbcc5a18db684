// The queue of comments by keyboard, and decisions without losing one's place: the page stays, the comment says what
// became of it, and the next one is at hand.
"use strict";

{
  const queue = document.getElementById("queue");
  const told = document.getElementById("comment-told");
  const keys = { a: "approved", r: "rejected", s: "spam" };
  const { list, record, number, text } = Answers.shapes;
  const decidedShape = record({ done: list(record({ id: number, status: text, label: text })), notice: text, undo: text });
  const rowOf = (element) => element?.closest?.("[data-comment]");

  const all = queue.querySelector("[data-all]");
  if (all) {
    all.hidden = false;
    all.querySelector("input").addEventListener("change", (event) => {
      for (const box of queue.querySelectorAll("[name=comment]")) box.checked = event.target.checked;
    });
  }

  // What was decided, as its row shows it.
  const mark = ({ id, status, label, version }) => {
    const row = queue.querySelector(`[data-comment="${id}"]`);
    if (!row) return;
    row.dataset.state = status;
    row.classList.add("decided");
    const state = row.querySelector("[data-label]");
    state.textContent = label;
    state.className = `state state-${status}`;
    row.querySelector("[name=_version]").value = version;
    row.querySelector("[name=comment]").checked = false;
    for (const button of row.querySelectorAll("[name=decide]")) button.disabled = button.value.startsWith(status + ":");
  };

  const tell = (notice, undo) => {
    const form = document.getElementById("comment-undo").content.firstElementChild.cloneNode(true);
    form.querySelector("span").textContent = notice;
    form.querySelector("[name=undo]").value = undo;
    if (!undo) form.querySelector("button").remove();
    told.replaceChildren(form);
  };

  const decide = async (form, button) => {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await Answers.ask(form.getAttribute("action"), decidedShape, { body });
    if (!answer.ok) {
      // What can't be done here is done the long way, which says why.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "decide", value: button.value }));
      form.submit();
      return;
    }
    const { done, notice, undo } = answer.body;
    for (const one of done) mark(one);
    tell(notice, undo);
  };

  const forward = (row) => {
    const rows = [...queue.querySelectorAll("[data-comment]")];
    const next = rows.slice(rows.indexOf(row) + 1).find((other) => other.dataset.state === "pending") ?? rows[rows.indexOf(row) + 1];
    (next ?? row).querySelector("[data-row]").focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.submitter?.name !== "decide") return;
    event.preventDefault();
    const row = rowOf(event.submitter);
    decide(form, event.submitter);
    if (row) forward(row);
  });

  document.addEventListener("desk:key", (event) => {
    const { key } = event.detail;
    const row = rowOf(document.activeElement);
    if (!row) return;
    if (key === "x") {
      const box = row.querySelector("[name=comment]");
      box.checked = !box.checked;
    } else if (keys[key]) {
      event.preventDefault();
      // Who decides one after the other is fast.
      DeskKeys.act(() => row.querySelector(`[name=decide][value^="${keys[key]}:"]:not(:disabled)`)?.click(), 120);
    }
  });
}
