// The log-in.

import { post } from "../api.js";
import { h } from "../dom.js";
import { mark } from "../icons.js";
import { t } from "../i18n.js";
import { field, form } from "../ui.js";

/** `reason`: why the log-in is asked for again, if it is. `enter` gets the owner. */
export function door(reason, enter) {
  const email = field(t("email"), { name: "email", type: "email", autocomplete: "username", required: true, autocapitalize: "none", spellcheck: "false" });
  const password = field(t("password"), { name: "password", type: "password", autocomplete: "current-password", required: true });
  const fields = form([email, password], t("log-in"), async (values) => {
    try {
      const { owner } = await post("/api/owner/login", values);
      await enter(owner);
    } catch (error) {
      password.input.value = "";
      password.input.focus();
      throw error;
    }
  });
  return h(
    "main", { id: "main", tabindex: "-1", class: "door" },
    h(
      "div", { class: "card" },
      h("div", { class: "door-title" }, mark(), h("div", {}, h("h1", {}, t("door.title")), h("p", { class: "muted" }, t("door.text")))),
      reason && h("p", { class: "note", role: "status" }, reason),
      fields,
      h("p", { class: "hint" }, t("door.buyer"), " ", h("a", { href: "/inbox" }, t("door.inbox")))));
}
