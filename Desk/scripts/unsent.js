// What is typed into a form is kept in this tab until it has arrived: the answer to a form that did what it asked for names it
// in a cookie. Whatever else comes (the sign-in, a page that refuses, a network's own page, nothing at all), the fields are as
// they were when one comes back. What was never sent comes back, too. A form on its way is not sent again by a second click.
"use strict";

{
  const store = "portada-unsent";
  const longestStay = 24 * 3600 * 1000, longestRefusal = 10 * 60 * 1000;
  const maxForms = 12, maxLength = 1_000_000;
  const content = document.getElementById("content");
  const { account, refuses, unsent, draft, meanwhile, discard, unkept } = content.dataset;
  const isRefusal = refuses !== undefined;

  const here = () => {
    const address = new URL(location.href);
    address.searchParams.delete("notice");
    return address.pathname + address.search;
  };

  // MARK: The store

  // What was sent or typed last stands at the end.
  const read = () => {
    try {
      const list = JSON.parse(sessionStorage.getItem(store));
      return Array.isArray(list) ? list.filter((kept) => Array.isArray(kept?.values) && Date.now() - kept.at < longestStay) : [];
    } catch {
      return [];
    }
  };
  /** Lets the oldest go until the rest has room; gives whether the last has. */
  const write = (list) => {
    for (let some = list.slice(-maxForms); ; some = some.slice(1)) {
      try {
        const text = JSON.stringify(some);
        if (some.length === 0) sessionStorage.removeItem(store);
        else if (text.length > maxLength && some.length > 1) continue;
        else sessionStorage.setItem(store, text);
        return some.length > 0 || list.length === 0;
      } catch {
        if (some.length === 0) return list.length === 0;
      }
    }
  };
  const forget = (id) => write(read().filter((kept) => kept.id !== id));
  const forgetArrived = () => {
    const line = document.cookie.split("; ").find((cookie) => cookie.startsWith("portada-arrived="));
    const arrived = new Set(line?.split("=")[1].split("."));
    const list = read();
    if (list.some(({ id }) => arrived.has(id))) write(list.filter(({ id }) => !arrived.has(id)));
  };

  // MARK: Fields

  const left = "[type=hidden], [type=password], [type=file], [type=submit], button, fieldset, output, object, [autocomplete=one-time-code]";
  const isBox = (field) => field.matches("[type=checkbox], [type=radio]");
  const isText = (field) => field.matches("textarea, input") && !isBox(field);
  const fieldsOf = (form) => [...form.elements].filter((field) => field.name && !field.matches(left));
  const actionOf = (form) => form.getAttribute("action") ?? "";
  const formsOf = (action) => [...document.forms].filter((form) => actionOf(form) === action);

  const valueOf = (field) => isBox(field) ? field.checked : field.value;
  const valueAtFirst = (field) => {
    if (isBox(field)) return field.defaultChecked;
    if (field.localName !== "select") return field.defaultValue;
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  };
  const put = (field, value) => {
    if (valueOf(field) === value) return false;
    field[isBox(field) ? "checked" : "value"] = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return valueOf(field) === value;
  };

  /** The fields by a name that each has alone: a name may come several times, and a box is also known by its value. */
  const named = (form) => {
    const counts = new Map();
    return new Map(fieldsOf(form).map((field) => {
      const name = isBox(field) ? `${field.name}=${field.value}` : field.name;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      return [`${name}#${counts.get(name)}`, field];
    }));
  };

  /** What the form's page showed: who brings values back acts on that, and not on what the page shows by now. */
  const versionsOf = (form) => [...form.querySelectorAll("[name=_version]")];

  /** What a page shows now (`text`), but of the things that were seen before as they were then. Entries begin with the thing. */
  const asSeen = (text, before) => {
    const entries = [text, before].flatMap((entries) => entries.split(" ").filter(Boolean));
    return [...new Map(entries.map((entry) => [entry.split(";", 1)[0], entry])).values()].join(" ");
  };

  // MARK: Keeping

  /** Whether what is kept is of this form: on its own page, or on the one that answers it. */
  const isOf = (kept, form) => {
    const action = actionOf(form);
    return kept.account === account && kept.action === action && kept.place === formsOf(action).indexOf(form)
      && (kept.path === here() || action !== "" && location.pathname === new URL(action, location).pathname);
  };

  /**
   * Keeps what was changed in a form, and what was when it was kept before. Gives its name; null where there is nothing to keep.
   * A form whose text finds no room says so.
   */
  const keep = (form, { isSent }) => {
    const list = read();
    const before = list.find((kept) => isOf(kept, form));
    // What a field said before is kept, too: whoever comes back is told when that has changed.
    const known = new Map(before?.values.map(([name, , was]) => [name, was]));
    const values = [...named(form)].filter(([name, field]) => known.has(name) || valueOf(field) !== valueAtFirst(field))
      .map(([name, field]) => [name, valueOf(field), known.has(name) ? known.get(name) : valueAtFirst(field)]);
    const others = list.filter((kept) => kept !== before);
    if (values.length === 0) {
      // A page that only asks once more carries the fields out of sight: they stay kept.
      if (before && named(form).size === 0) return before.id;
      if (before) write(others);
      return null;
    }
    const versions = before?.versions ?? versionsOf(form).map((field) => field.value);
    const action = actionOf(form);
    const id = before?.id ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte % 36).toString(36)).join("");
    const kept = { id, at: Date.now(), path: before?.path ?? here(), account, action, place: formsOf(action).indexOf(form), values, versions, isSent: isSent || before?.isSent === true };
    if (!write([...others, kept])) say(form, unkept, "unkept");
    return id;
  };

  /** A line above a form, once. */
  const say = (form, words, kind, ...buttons) => {
    if (!words || form.previousElementSibling?.dataset.unsentLine === kind) return null;
    const line = Object.assign(document.createElement("p"), { className: "notice" });
    line.dataset.unsentLine = kind;
    line.setAttribute("role", "status");
    line.append(Object.assign(document.createElement("span"), { textContent: words }), ...buttons);
    form.before(line);
    return line;
  };

  // MARK: Sending

  const isKept = (form) => !isRefusal && account && form.method === "post" && !actionOf(form).startsWith("/desk/sign-");

  // At the window, after all that answers a form on its page.
  addEventListener("submit", (event) => {
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
    stopWaiting(form);
    const id = isKept(form) ? keep(form, { isSent: true }) : null;
    if (!id) return;
    const field = form.querySelector("input[name=_sent]") ?? Object.assign(document.createElement("input"), { type: "hidden", name: "_sent" });
    field.value = id;
    form.append(field);
  });
  // A page that comes back from the browser's memory may send anew.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
    forgetArrived();
  });

  // MARK: Typing

  // A story's text has its journal, and the front its own draft.
  const isDraft = (form) => isKept(form) && !form.matches("#story, #front");
  /** Whether enough was typed to come back to; a word for a list's tool is not. */
  const isWorthIt = (form) => {
    const typed = fieldsOf(form).filter((field) => isText(field) && field.value !== field.defaultValue);
    return typed.length > 1 || typed.some((field) => field.localName === "textarea" || field.value.length > 11);
  };
  const waiting = new Map();
  const stopWaiting = (form) => {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
  };
  const keepTyped = (form) => {
    stopWaiting(form);
    const isKnown = read().some((kept) => isOf(kept, form));
    if (isKnown || isWorthIt(form)) keep(form, { isSent: false });
  };
  let isPuttingBack = false;
  addEventListener("input", ({ target }) => {
    const form = target.form;
    if (isPuttingBack || !form || !isDraft(form) || waiting.has(form)) return;
    waiting.set(form, setTimeout(() => keepTyped(form), 300));
  });
  addEventListener("pagehide", () => {
    for (const form of [...waiting.keys()]) keepTyped(form);
  });
  addEventListener("reset", ({ target }) => setTimeout(() => {
    stopWaiting(target);
    for (const kept of read()) if (isOf(kept, target)) forget(kept.id);
  }));

  // MARK: Coming back

  /** Puts what is kept back into its form, and says so where that changes something. */
  const bringBack = (kept) => {
    const form = formsOf(kept.action)[kept.place];
    if (!form || !isOf(kept, form)) return null;
    const fields = named(form);
    isPuttingBack = true;
    const changed = kept.values.flatMap(([name, value]) => fields.has(name) && put(fields.get(name), value) ? [fields.get(name)] : []);
    isPuttingBack = false;
    if (changed.length === 0) return null;
    const shown = versionsOf(form).map((field) => field.value);
    const setVersions = (versions) => versionsOf(form).forEach((field, place) => (field.value = versions?.[place] ?? field.value));
    setVersions(shown.map((text, place) => asSeen(text, kept.versions?.[place] ?? "")));
    const away = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: discard });
    const isOther = kept.values.some(([name, value, was]) => fields.has(name) && ![value, was].includes(valueAtFirst(fields.get(name))));
    const line = say(form, [kept.isSent ? unsent : draft, isOther ? meanwhile : ""].join(" ").trim(), "back", away);
    away.addEventListener("click", () => {
      form.reset();
      setVersions(shown);
      line.remove();
    });
    for (let own = form; own; own = own.parentElement) if (own.localName === "details") own.open = true;
    return kept.isSent ? { line, field: changed[0] } : null;
  };

  forgetArrived();
  if (isRefusal) {
    const last = read().findLast((kept) => kept.isSent && Date.now() - kept.at < longestRefusal);
    const target = content.querySelector("input[name=to]");
    // The way on leads at least as far as the page with the form; where the server knows better, it does.
    if (last && target && last.path.startsWith(target.value)) target.value = last.path;
    if (last && refuses) {
      const link = Object.assign(document.createElement("a"), { href: last.path, textContent: refuses });
      const line = document.createElement("p");
      line.append(link);
      content.querySelector("h1").parentElement.append(line);
    }
  } else if (account) {
    const back = read().map(bringBack).filter(Boolean).at(-1);
    back?.field.focus();
    back?.line.scrollIntoView({ block: "center" });
  }
}
