// What the newspaper answers scripts. Others answer in its place: a hotel's network that asks to sign in, a proxy, the page
// that a redirect leads to. Only an answer of the expected shape counts; with any other it is as if nothing had arrived.
"use strict";

const Answers = (() => {
  const longestWait = 20000;

  // MARK: Shapes

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const text = (value) => typeof value === "string";
  const flag = (value) => typeof value === "boolean";
  const number = (value) => Number.isSafeInteger(value);
  const list = (one) => (value) => Array.isArray(value) && value.every(one);
  const map = (one) => (value) => isObject(value) && Object.values(value).every(one);
  const maybe = (one) => (value) => value === undefined || value === null || one(value);
  const record = (parts) => (value) => isObject(value) && Object.entries(parts).every(([name, part]) => part(value[name]));

  const fault = record({ fault: text, title: text, help: text });

  // MARK: Asking

  const refused = (reason, status = 0, help = "", version = null) => ({ ok: false, reason, status, help, version });

  /**
   * Sends a form (`body`), or asks for something. Gives `{ ok: true, body }` for an answer of the shape; otherwise
   * `{ ok: false, reason, status, help, version }`: the fault that the newspaper named, or "unreachable", "busy", or
   * "foreign" for what is no answer of the newspaper's. `version` is what the same act may be based on after it was told
   * what changed meanwhile; null where that doesn't help.
   */
  async function ask(address, shape, { body } = {}) {
    let answer, value = null;
    try {
      answer = await fetch(address, {
        method: body ? "POST" : "GET",
        headers: { Accept: "application/json" },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(longestWait),
      });
      const isJSON = answer.headers.get("Content-Type")?.startsWith("application/json");
      if (isJSON) value = await answer.json().catch(() => null);
    } catch {
      return refused("unreachable");
    }
    if (answer.ok && shape(value)) return { ok: true, body: value };
    if (answer.status >= 500 || answer.status === 429) return refused("busy", answer.status, fault(value) ? value.help : "");
    if (answer.ok || !fault(value)) return refused("foreign", answer.status);
    return refused(value.fault, answer.status, value.help || value.title, text(value.version) ? value.version : null);
  }

  return { ask, shapes: { text, flag, number, list, map, maybe, record } };
})();
