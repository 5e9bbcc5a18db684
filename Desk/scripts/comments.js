// The queue of comments by keyboard, and decisions without losing one's place: the page stays, the comment says what
// became of it, and the next one is at hand.
"use strict";

{
  const queue = document.getElementById("queue");
  const told = document.getElementById("comment-told");
  const keys = { a: "approved", r: "rejected", s: "spam" };
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
    const data = new FormData(form, button);
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(data),
    }).catch(() => null);
    if (!answer?.ok) {
      // What can't be done here is done the long way, which says why.
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "decide", value: button.value }));
      form.submit();
      return;
    }
    const { done, notice, undo } = await answer.json();
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

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const row = rowOf(document.activeElement);
    if (!row) return;
    if (event.key === "x") {
      const box = row.querySelector("[name=comment]");
      box.checked = !box.checked;
    } else if (keys[event.key]) {
      event.preventDefault();
      row.querySelector(`[name=decide][value^="${keys[event.key]}:"]:not(:disabled)`)?.click();
    }
  });
}
