// What the sections are made with.

import { h, fill } from "../dom.js";
import { t } from "../i18n.js";
import { button, busy, confirmed, dialog, failure, notify, table } from "../ui.js";

/** A section's head. The `h1` takes the focus when the section comes. */
export const heading = (title, ...actions) =>
  h(
    "header", { class: "heading" }, h("h1", { tabindex: "-1" }, title),
    actions.length ? h("div", { class: "actions" }, actions) : null);

export const card = (title, ...content) => h("section", { class: "card" }, h("h2", {}, title), content);

/**
 * A button that changes something, and cannot be pressed again while it does. `sure`, a title and a text, asks first; `told` is said
 * when it is done; `options` are those of `button`.
 */
export function act(text, run, { sure, told, ...options } = {}) {
  const element = button(text, async () => {
    if (sure && !(await confirmed(...sure, text))) return;
    await busy(element, async () => {
      await run();
      if (told) notify(told);
    });
  }, options);
  return element;
}

/**
 * What `load(signal)` gives, drawn by `draw`. Its `reload()` asks anew; the answer to an earlier question is never drawn, nor one that
 * comes when the section has gone.
 */
export function loaded(view, load, draw) {
  const element = h("div", { class: "loaded", tabindex: "-1" });
  let asking;
  element.reload = async () => {
    asking?.abort();
    asking = new AbortController();
    const signal = AbortSignal.any([view.signal, asking.signal]);
    element.setAttribute("aria-busy", "true");
    let content;
    try {
      content = draw(await load(signal), signal);
    } catch (error) {
      content = failure(error, element.reload);
    }
    if (signal.aborted) return;
    const held = element.contains(document.activeElement) && document.activeElement;
    fill(element, content);
    element.removeAttribute("aria-busy");
    // The focus stays where it was: at what has the same name now, or at the list that it was in.
    const isHeld = (other) => other.textContent === held.textContent && other.getAttribute("aria-label") === held.getAttribute("aria-label");
    // A section whose title is known only now.
    if (document.activeElement?.id === "main") element.querySelector("h1")?.focus();
    if (held) ([...element.querySelectorAll(held.tagName)].find(isHeld) ?? element).focus();
  };
  element.reload();
  return element;
}

/**
 * A list that comes page by page.
 *
 * @param load `(cursor, signal)` gives `[rows, the next page's cursor or null]`.
 * @param columns those of `table`.
 * @param none what stands there when there are no rows.
 */
export function paged(view, { caption, load, columns, none }) {
  return loaded(view, (signal) => load(undefined, signal), ([rows, cursor], signal) => {
    if (rows.length === 0) return none();
    const list = table(caption, columns, rows);
    const body = list.querySelector("tbody");
    const more = button(t("more"), () => busy(more, async () => {
      const [others, next] = await load(cursor, signal);
      if (signal.aborted) return;
      const added = [...table("", columns, others).querySelector("tbody").children];
      body.append(...added);
      cursor = next;
      more.hidden = !cursor;
      if (more.hidden) added[0]?.querySelector("a, button")?.focus();
    }), { icon: "chevron" });
    more.hidden = !cursor;
    return [list, h("div", { class: "more" }, more)];
  });
}

/**
 * A dialog whose content changes on the way: `content(replace, close)` gives the first. What replaces it is shown this once, so that
 * from then on a slip of the Esc key does not close it.
 */
export const steps = (title, content, options) =>
  dialog(title, (close) => {
    const holder = h("div", { class: "steps" });
    const replace = (...children) => {
      fill(holder, children);
      holder.closest("dialog").setAttribute("closedby", "none");
      holder.querySelector("[autofocus], button, input")?.focus();
    };
    return fill(holder, content(replace, close));
  }, options);

/** Gives the browser `text` as a file to keep. */
export function save(name, type, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The end of the day that a date field names, as the server wants it; null for none. */
export const endOfDay = (date) => (date ? new Date(`${date}T23:59:59`).toISOString() : null);
