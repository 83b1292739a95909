// The door of an inbox: address and PIN.

import { post } from "../api.js";
import { h, fill } from "../dom.js";
import { icon, mark } from "../icons.js";
import { t } from "../i18n.js";
import { announce, bar, button, field, form, show } from "../ui.js";

/** The PIN's field, with a button that shows what was typed. */
function pinField() {
  const element = field(t("inbox.pin"), {
    name: "pin", type: "password", inputmode: "numeric", autocomplete: "current-password", required: true, maxlength: "64",
  });
  const { input } = element;
  const toggle = button("", () => {
    const isShown = input.type === "password";
    input.type = isShown ? "text" : "password";
    const label = t(isShown ? "inbox.pin.hide" : "inbox.pin.show");
    toggle.setAttribute("aria-label", label);
    toggle.title = label;
    toggle.classList.toggle("on", isShown);
  }, { icon: "eye", label: t("inbox.pin.show"), kind: "quiet", data: { action: "show-pin" } });
  const row = h("div", { class: "pin" });
  input.before(row);
  fill(row, input, toggle);
  return element;
}

/** @param reason why one is here again, of `kind` "good" or "warn". */
export function logInPage({ reason, kind = "warn", onLoggedIn }) {
  const address = field(t("inbox.address"), {
    name: "address", type: "email", inputmode: "email", autocomplete: "username", autocapitalize: "none", spellcheck: "false",
    required: true, maxlength: "320",
  });
  const entry = form([address, pinField()], t("inbox.log-in"), async ({ address, pin }) => {
    await post("/api/buyer/login", { address: address.trim(), pin: pin.trim() });
    await onLoggedIn();
  });
  entry.classList.add("log-in");
  show(
    t("inbox.log-in.title") + " – Restante", bar(),
    h("main", { id: "main", class: "door", tabindex: "-1" }, h(
      "div", { class: "card" },
      h("div", { class: "door-head" }, mark(), h("h1", {}, t("inbox.log-in.title")), h("p", { class: "muted" }, t("inbox.log-in.text"))),
      reason && h("p", { class: `said ${kind}` }, icon(kind === "good" ? "check" : "help"), h("span", {}, reason)), entry)));
  if (reason) announce(reason);
  address.input.focus();
}
