// What the reader types to be let in. It stands in two fields and nowhere else: it ends with the page.

import { h } from "../dom.js";
import { t } from "../i18n.js";
import { field } from "../ui.js";

const fields = new Map();

/** @param holder "key" or "token". */
export const credential = (holder) => fields.get(holder)?.input.value.trim() ?? "";

/** Takes a credential from the answer to a log-in. */
export function keep(holder, value) {
  fields.get(holder).input.value = value;
}

export function credentialFields() {
  for (const holder of ["key", "token"]) {
    fields.set(holder, field(t(`docs.${holder}`), { type: "password", autocomplete: "off", spellcheck: "false", data: { credential: holder } }));
  }
  return h(
    "form", { class: "card credentials", "aria-labelledby": "credentials", on: { submit: (event) => event.preventDefault() } },
    h("h2", { id: "credentials" }, t("docs.credentials")), h("p", { class: "hint" }, t("docs.credentials.text")), [...fields.values()]);
}
