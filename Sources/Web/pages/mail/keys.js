// Single keys, as mail programs have them, and the dialog that names them.

import { h, uniqueID } from "../dom.js";
import { t } from "../i18n.js";
import { dialog } from "../ui.js";

const stored = "restante.keys";
const areOn = () => localStorage.getItem(stored) !== "off";

/**
 * Calls `actions[key]` for a key that is pressed alone. Not in fields, where it is text; not over a dialog; and not when the reader
 * has turned them off, because speech input presses keys that nobody meant (WCAG 2.1.4).
 *
 * @returns a function that ends it.
 */
export function shortcuts(actions) {
  const onKey = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !areOn()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog") || document.querySelector("dialog[open]")) return;
    const action = Object.hasOwn(actions, event.key) && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

/** @param keys pairs of keys and what they do. */
export function helpDialog(keys) {
  return dialog(t("mail.keys"), () => {
    const id = uniqueID("keys");
    const toggle = h("input", {
      type: "checkbox", id, checked: areOn(), role: "switch",
      on: { change: () => localStorage.setItem(stored, toggle.checked ? "on" : "off") },
    });
    return [
      h("div", { class: "field" }, toggle, h("label", { for: id }, t("mail.keys.switch"))),
      h("dl", { class: "mail-keys" }, keys.map(([names, meaning]) =>
        h("div", {}, h("dt", {}, names.map((name) => h("kbd", {}, name))), h("dd", {}, meaning)))),
    ];
  });
}
