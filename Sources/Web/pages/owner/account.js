// The account: limits and usage, the password, the log-ins.

import { get, post } from "../api.js";
import { h } from "../dom.js";
import { day, number, size, t } from "../i18n.js";
import { field, form, notify } from "../ui.js";
import { sessions } from "./sessions.js";
import { card, heading, loaded } from "./view.js";

/** One limit, as a bar and in words. */
function meter(name, { used, limit }) {
  const say = name === "bytes" ? size : number;
  const share = limit > 0 ? Math.min(1, used / limit) : 0;
  const fill = h("span", { class: share >= 0.9 ? "bad" : share >= 0.75 ? "warn" : "" });
  fill.style.inlineSize = `${share * 100}%`;
  const text = limit > 0 ? t("usage.of", { used: say(used), limit: say(limit) }) : t("usage.unlimited", { used: say(used) });
  return h(
    "div", { class: "usage", data: { usage: name } },
    h("div", { class: "row" }, h("span", {}, t(`usage.${name}`)), h("span", { class: "muted number" }, text)),
    h("div", { class: "meter", role: "meter", "aria-label": t(`usage.${name}`), "aria-valuemin": 0, "aria-valuemax": limit || 1, "aria-valuenow": Math.min(used, limit || 1), "aria-valuetext": text }, fill));
}

const facts = ({ name, email, created_at: made, expires_at: expiry }) =>
  h(
    "dl", { class: "facts" }, [[t("name"), name], [t("email"), email], [t("account.since"), day(made)], [t("expires"), expiry ? day(expiry) : t("never")]]
      .map(([term, text]) => h("div", {}, h("dt", {}, term), h("dd", {}, text))));

function password(email, others) {
  const changer = form([
    // For password managers: which account it is.
    h("input", { type: "email", class: "visually-hidden", value: email, autocomplete: "username", tabindex: "-1", "aria-hidden": "true", readonly: true }),
    field(t("password.current"), { name: "current_password", type: "password", autocomplete: "current-password", required: true }),
    field(t("password.new"), { name: "new_password", type: "password", autocomplete: "new-password", required: true, minlength: 12, maxlength: 200 }, { hint: t("password.hint") }),
  ], t("password.change"), async (values, element) => {
    await post("/api/owner/password", { current_password: values.current_password, new_password: values.new_password }).catch((error) => {
      // No e-mail was asked for here.
      if (error.code === "wrong_credentials") error.code = "wrong_password";
      throw error;
    });
    element.reset();
    notify(t("password.changed"));
    await others.reload();
  });
  return changer;
}

export default function account(view) {
  const list = sessions(view);
  return [
    heading(t("nav.account")),
    h("div", { class: "columns" },
      card(t("account.limits"), h("p", { class: "hint" }, t("account.limits.text")),
        loaded(view, (signal) => get("/api/owner/usage", { signal }), (usage) =>
          h("div", { class: "stack" }, Object.entries(usage).map(([name, row]) => meter(name, row))))),
      h("div", { class: "stack" }, card(t("account"), facts(view.owner)), card(t("password"), password(view.owner.email, list)))),
    card(t("sessions"), h("p", { class: "hint" }, t("sessions.text")), list),
  ];
}
