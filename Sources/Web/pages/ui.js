// What every page is built from: its frame, buttons, fields, dialogs, notices.

import { h, fill, uniqueID } from "./dom.js";
import { icon, mark } from "./icons.js";
import { language, languages, t, has, duration } from "./i18n.js";

// MARK: Saying things

const status = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
const notices = h("div", { class: "notices", role: "log" });

/** Puts what is said where it is seen and heard: all but the uppermost modal dialog is inert. */
function comeForward() {
  const host = [...document.querySelectorAll("dialog:modal")].at(-1) ?? document.body;
  if (notices.parentNode !== host) host.append(status, notices);
}

/** Tells a screen reader, politely. */
export function announce(text) {
  comeForward();
  // An empty region first: the same text twice would be said once.
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 50);
}

/** Shows and tells in passing. `kind`: "done" or "failed". */
export function notify(text, kind = "done") {
  const notice = h("div", { class: `notice ${kind}` }, icon(kind === "done" ? "check" : "close"), h("span", {}, text));
  comeForward();
  notices.append(notice);
  setTimeout(() => notice.remove(), kind === "done" ? 3500 : 7000);
}

/** What an error means, in the reader's language: by its code, by its status, or the server's own words. */
export function explain(error) {
  if (error.status === 429 && error.retryAfter) return t("error.paused", { time: duration(error.retryAfter) });
  if (has(`error.${error.code}`)) return t(`error.${error.code}`);
  // Without a status no answer came at all: for a request, or for a part of the page.
  if (!error.status) return t("error.unreachable");
  if (error.status >= 500) return t("error.server");
  return error.message || t("error.server");
}

/** Runs `action`; what it throws is shown. Gives what it gives, or undefined. */
export async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    // The end of a session is told by the page that comes for it.
    if (error.name !== "AbortError" && !error.endsSession) notify(explain(error), "failed");
    return undefined;
  }
}

// MARK: Parts

/** `options`: `icon`, `kind` ("primary", "danger", "quiet"), `label` (for a button that shows its icon only), `pressed`, `data`. */
export function button(text, onClick, options = {}) {
  const element = h(
    "button",
    {
      type: options.type ?? "button", class: `button ${options.kind ?? ""}`, "aria-label": options.label,
      title: options.label, "aria-pressed": options.pressed === undefined ? null : String(options.pressed),
      data: options.data, on: onClick ? { click: onClick } : {},
    },
    options.icon && icon(options.icon), text && h("span", {}, text));
  return element;
}

/** While `action` runs, `element` cannot be pressed again. It is not `disabled`, which would take the focus away. */
export async function busy(element, action) {
  if (element.getAttribute("aria-busy") === "true") return undefined;
  element.setAttribute("aria-busy", "true");
  element.setAttribute("aria-disabled", "true");
  try {
    return await attempt(action);
  } finally {
    element.removeAttribute("aria-busy");
    element.removeAttribute("aria-disabled");
  }
}

export function copyButton(value, label = t("copy"), options = {}) {
  const element = button(options.iconOnly ? "" : label, copy, { icon: "copy", label: options.iconOnly ? label : undefined, kind: options.kind ?? "quiet" });
  async function copy(event) {
    event.stopPropagation();
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // Without HTTPS there is no clipboard interface: the old way, from a field that nobody sees.
      const field = h("textarea", { class: "visually-hidden" });
      field.value = value;
      element.after(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      element.focus();
    }
    fill(element, icon("check"), options.iconOnly ? null : h("span", {}, t("copied")));
    announce(t("copied"));
    setTimeout(() => fill(element, icon("copy"), options.iconOnly ? null : h("span", {}, label)), 1500);
  }
  return element;
}

// MARK: What was typed before another language was chosen

const stored = "restante.typed";
const typed = new Map(JSON.parse(sessionStorage.getItem(stored) ?? "[]"));
sessionStorage.removeItem(stored);
// Only for the page as it comes: what is opened later is another form.
for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => typed.clear(), { once: true, capture: true });

/** Keeps it over the reload, but for secrets. */
function keepTyped() {
  const fields = [...document.querySelectorAll("form :is(input, textarea):not([type=checkbox], [type=password], [autocomplete*=password])")];
  const changed = fields.filter((field) => field.name && field.value !== field.defaultValue);
  sessionStorage.setItem(stored, JSON.stringify(changed.map((field) => [field.name, field.value])));
}

/** A labelled field. `attributes` are the input's; `hint` stands below it; `options` make it a select: pairs of value and text. */
export function field(label, attributes = {}, { hint, options } = {}) {
  const id = uniqueID("field");
  const hintID = hint && `${id}-hint`;
  const common = { id, "aria-describedby": hintID, ...attributes };
  const input = options
    ? h("select", common, options.map(([value, text]) => h("option", { value, selected: value === attributes.value }, text)))
    : h(attributes.rows ? "textarea" : "input", common);
  if (typed.has(attributes.name)) input.value = typed.get(attributes.name);
  const element = h("div", { class: "field" }, h("label", { for: id }, label), input, hint && h("p", { class: "hint", id: hintID }, hint));
  element.input = input;
  return element;
}

/** Shows in `element` how many minutes and seconds are left, until none is. A timer is seen, and not read out every second. */
function countDown(element, seconds) {
  const end = Date.now() + seconds * 1000;
  element.hidden = false;
  return new Promise((resolve) => {
    const tick = () => {
      const left = Math.ceil((end - Date.now()) / 1000);
      if (left <= 0) {
        element.hidden = true;
        return resolve();
      }
      element.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      return setTimeout(tick, 250);
    };
    tick();
  });
}

/**
 * A form that calls `onSubmit(values by name)`; what that throws is shown in the form and told. Where the server asks for a pause, the
 * form counts it down and cannot be sent before.
 */
export function form(children, submit, onSubmit, options = {}) {
  const problem = h("p", { class: "problem", role: "alert" });
  const pause = h("p", { class: "pause number", role: "timer", hidden: true });
  const send = button(submit, null, { type: "submit", kind: options.kind ?? "primary" });
  const element = h(
    "form",
    {
      class: options.class ?? "form", novalidate: options.novalidate,
      on: {
        submit: async (event) => {
          event.preventDefault();
          problem.textContent = "";
          const isFocused = document.activeElement === send;
          send.disabled = true;
          send.setAttribute("aria-busy", "true");
          try {
            await onSubmit(Object.fromEntries(new FormData(element)), element);
          } catch (error) {
            send.removeAttribute("aria-busy");
            problem.textContent = explain(error);
            if (error.status === 429 && error.retryAfter) {
              await countDown(pause, error.retryAfter);
              problem.textContent = "";
              announce(t("pause-over"));
            }
          } finally {
            send.removeAttribute("aria-busy");
            send.disabled = false;
            if (isFocused && document.activeElement === document.body) send.focus();
          }
        },
      },
    },
    children, problem, pause, h("div", { class: "actions" }, options.before, send));
  return element;
}

/**
 * A dialog over the page; `content(close)` makes what it holds. Esc and the button in its corner close it; the focus returns to where it was.
 *
 * @returns a promise of what `close` was given.
 */
export function dialog(title, content, options = {}) {
  return new Promise((resolve) => {
    const titleID = uniqueID("title");
    let result;
    const element = h("dialog", { class: options.class, "aria-labelledby": titleID });
    const close = (value) => {
      result = value;
      element.close();
    };
    element.append(
      h("div", { class: "head" }, h("h2", { id: titleID }, title), button("", () => close(), { icon: "close", label: t("close"), kind: "quiet" })),
      h("div", { class: "content" }, content(close)));
    element.addEventListener("close", () => {
      comeForward();
      element.remove();
      resolve(result);
    });
    document.body.append(element);
    element.showModal();
    // Not to the button that closes, which comes first: to what one has come for.
    element.querySelector(".content :is([autofocus], input:not([type=checkbox]), select, textarea)")?.focus();
  });
}

/** Asks before something that cannot be taken back. */
export function confirmed(title, text, action) {
  return dialog(title, (close) => {
    const cancel = button(t("cancel"), () => close(false));
    cancel.autofocus = true;
    return [h("p", {}, text), h("div", { class: "actions" }, cancel, button(action, () => close(true), { kind: "danger", data: { action: "confirm" } }))];
  }).then(Boolean);
}

/**
 * A table; `columns` are `[heading, row => cell, class?]`. Where there is no room for it each row becomes a card that names its cells; the roles say
 * that it is a table all the same.
 */
export function table(caption, columns, rows) {
  const element = h(
    "table", { class: "table", role: "table" },
    h("caption", { class: "visually-hidden" }, caption),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map(([heading, , style]) => h("th", { scope: "col", role: "columnheader", class: style }, heading)))),
    h("tbody", { role: "rowgroup" }, rows.map((row) =>
      h("tr", { role: "row" }, columns.map(([heading, cell, style]) =>
        h("td", { role: "cell", class: style, data: { heading } }, h("div", {}, cell(row))))))));
  return h("div", { class: columns.length > 3 ? "table-room many" : "table-room" }, element);
}

/** What a list shows that has nothing yet, and the next step. */
export const empty = (symbol, title, text, ...actions) =>
  h("div", { class: "empty" }, icon(symbol), h("h2", {}, title), h("p", {}, text), actions.length ? h("div", { class: "actions" }, actions) : null);

/** What went wrong, in the place of what was asked for. */
export const failure = (error, again) =>
  h("div", { class: "failure" }, h("p", { class: "problem", role: "alert" }, explain(error)), button(t("again"), again, { icon: "refresh" }));

/** One word in a coloured field. `kind`: "good", "bad", "warn" or none. */
export const badge = (text, kind = "") => h("span", { class: `badge ${kind}` }, text);

/** Text that is meant to be copied: a key, a command, a record. */
export const sample = (text, label) =>
  h("div", { class: "sample" }, h("pre", { tabindex: "0" }, h("code", {}, text)), copyButton(text, label ?? t("copy"), { iconOnly: true }));

// MARK: The frame

function languageSwitch() {
  const id = uniqueID("language");
  return h(
    "div", { class: "switch" }, h("label", { class: "visually-hidden", for: id }, t("language")), icon("language"),
    h(
      "select",
      {
        id,
        on: {
          change: (event) => {
            localStorage.setItem("restante.language", event.target.value);
            keepTyped();
            location.reload();
          },
        },
      },
      Object.entries(languages).map(([code, name]) => h("option", { value: code, lang: code, selected: code === language }, name))));
}

function themeSwitch() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  const element = button("", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    localStorage.setItem("restante.theme", theme);
    show();
  }, { kind: "quiet", icon: "moon", label: t("theme.dark") });
  const show = () => {
    const label = t(isDark() ? "theme.light" : "theme.dark");
    element.setAttribute("aria-label", label);
    element.title = label;
    fill(element, icon(isDark() ? "sun" : "moon"));
  };
  dark.addEventListener("change", show);
  show();
  return element;
}

/** The bar at the top: the mark, what the page puts beside it, the switches. */
export function bar(...content) {
  return h(
    "header", { class: "bar" },
    h("a", { class: "brand", href: "/" }, mark(), h("span", {}, "Restante")), content,
    h("div", { class: "switches" }, languageSwitch(), themeSwitch()));
}

/** Shows `children` as the whole page, and says its `title`. */
export function show(title, ...children) {
  document.title = title;
  // Not by the address: what stands behind its # is the page's own.
  const skip = (event) => {
    event.preventDefault();
    document.getElementById("main")?.focus();
  };
  fill(document.body, h("a", { class: "skip", href: "#main", on: { click: skip } }, t("skip")), ...children, status, notices);
}
