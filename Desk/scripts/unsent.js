// What a form was about to send is kept in this tab until an answer shows that it arrived. A page that refuses it (the
// session had ended, the password is asked for again, something failed) leads back, and the fields are as they were.
// A form that is on its way is not sent again by a second click.
"use strict";

{
  const store = "portada-unsent";
  const longestStay = 24 * 3600 * 1000;
  const content = document.getElementById("content");
  const isRefusal = "refuses" in content.dataset;

  const here = () => {
    const address = new URL(location.href);
    address.searchParams.delete("notice");
    return address.pathname + address.search;
  };
  const read = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(store));
      return kept && Date.now() - kept.at < longestStay ? kept : null;
    } catch {
      return null;
    }
  };
  const keep = (kept) => {
    try {
      if (kept) sessionStorage.setItem(store, JSON.stringify(kept));
      else sessionStorage.removeItem(store);
    } catch { /* A browser that keeps nothing: the page is as it would be without this. */ }
  };

  // MARK: Fields

  const left = "[type=hidden], [type=password], [type=file], [type=submit], button, fieldset, output, object";
  const isBox = (field) => field.matches("[type=checkbox], [type=radio]");
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !field.matches(left));
  const formsOf = (action) => [...document.forms].filter((form) => (form.getAttribute("action") ?? "") === action);

  /** The fields by a name that each has alone: a name may come several times, and a box is also known by its value. */
  const named = (form) => {
    const counts = new Map();
    return new Map(fieldsOf(form).map((field) => {
      const name = isBox(field) ? `${field.name}=${field.value}` : field.name;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return [`${name}#${counts.get(name)}`, field];
    }));
  };

  /** Puts values back into a form; gives the fields that changed by it. */
  const putBack = (form, values) => {
    const fields = named(form);
    return values.flatMap(([name, value]) => {
      const field = fields.get(name);
      if (!field) return [];
      const key = isBox(field) ? "checked" : "value";
      if (field[key] === value) return [];
      field[key] = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return field[key] === value ? [field] : [];
    });
  };

  /** What the form's page showed: who brings values back acts on that, and not on what the page shows by now. */
  const versionsOf = (form) => [...form.querySelectorAll("[name=_version]")];

  // MARK: Sending

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // What opens beside the page, as a preview does, leaves it as it is.
    const target = event.submitter?.formTarget || form.target;
    if (event.defaultPrevented || form.method !== "post" || target) return;
    if ("sending" in form.dataset) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "";
    // Whoever stopped the page may send again.
    setTimeout(() => delete form.dataset.sending, 8000);
    const action = form.getAttribute("action") ?? "";
    if (isRefusal || action.startsWith("/desk/sign-")) return;
    const values = [...named(form)].map(([name, field]) => [name, isBox(field) ? field.checked : field.value]);
    keep({ at: Date.now(), path: here(), account: content.dataset.account, action, place: formsOf(action).indexOf(form), values, versions: versionsOf(form).map((field) => field.value), isRefused: false });
  });
  // A page that comes back from the browser's memory may send anew.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  });

  // MARK: Coming back

  const kept = read();
  if (kept && isRefusal) {
    const target = content.querySelector("input[name=to]");
    // The way on leads at least as far as the page with the form; where the server knows better, it does.
    if (!kept.isRefused && target && kept.path.startsWith(target.value)) target.value = kept.path;
    keep({ ...kept, isRefused: true });
    if (content.dataset.refuses) {
      const link = Object.assign(document.createElement("a"), { href: kept.path, textContent: content.dataset.refuses });
      const line = document.createElement("p");
      line.append(link);
      content.querySelector("h1").parentElement.append(line);
    }
  } else if (kept && !kept.isRefused) {
    keep(null);
  } else if (kept?.path === here()) {
    keep(null);
    const form = kept.account === content.dataset.account ? formsOf(kept.action)[kept.place] : null;
    const fields = form ? putBack(form, kept.values) : [];
    if (fields.length > 0) versionsOf(form).forEach((field, place) => { field.value = kept.versions?.[place] ?? field.value; });
    if (fields.length > 0) {
      for (let own = form; own; own = own.parentElement) if (own.localName === "details") own.open = true;
      const line = Object.assign(document.createElement("p"), { className: "notice", textContent: content.dataset.unsent });
      line.setAttribute("role", "status");
      form.before(line);
      fields[0].focus();
      line.scrollIntoView({ block: "center" });
    }
  }
}
