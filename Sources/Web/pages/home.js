// /: what this is, and the ways on.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { loadWords, t } from "./i18n.js";
import { bar, sample, show } from "./ui.js";

await loadWords("base", "home");

const feature = (symbol, name) =>
  h("li", { class: "feature" }, icon(symbol), h("h2", {}, t(`home.${name}.title`)), h("p", {}, t(`home.${name}.text`)));

const way = (href, symbol, name) =>
  h("li", {}, h(
    "a", { class: "way", href, data: { way: name } }, icon(symbol),
    h("span", {}, h("strong", {}, t(`home.way.${name}`)), h("span", { class: "muted" }, t(`home.way.${name}.text`))), icon("chevron")));

/** A mail as the inbox shows it: a picture, not a thing to use. */
const picture = () =>
  h("div", { class: "picture", "aria-hidden": "true" },
    h("div", { class: "picture-mail" },
      h("span", { class: "picture-face" }, "A"),
      h("div", {}, h("strong", {}, "Acme Store"), h("span", {}, t("home.picture.subject"))),
      h("span", { class: "muted number" }, "09:41")),
    h("div", { class: "picture-code" }, h("div", {}, h("span", {}, t("home.picture.code")), h("b", { class: "code" }, "482913")), h("span", { class: "button primary" }, icon("copy"), h("span", {}, t("copy")))));

const command = `curl -H "X-Owner-API-Key: $KEY" \\\n  ${location.origin}/api/premium/otp/alice@mail.example/latest`;
const answer = `{"success":true,"address":"alice@mail.example","otp":"482913",…}`;

show(
  `Restante – ${t("home.title")}`, bar(),
  h("main", { id: "main", class: "home", tabindex: "-1" },
    h("div", { class: "hero" },
      h("div", { class: "hero-words" },
        h("h1", {}, t("home.title")), h("p", { class: "lead" }, t("home.lead")),
        h("ul", { class: "ways" }, way("/inbox", "inbox", "inbox"), way("/owner", "domain", "owner"), way("/docs", "code", "docs"))),
      picture()),
    h("ul", { class: "features" }, feature("mail", "private"), feature("zap", "codes"), feature("shield", "isolated")),
    h("section", { class: "call", "aria-labelledby": "call" },
      h("h2", { id: "call" }, t("home.call.title")), h("p", { class: "muted" }, t("home.call.text")),
      sample(command), h("pre", { class: "answer", tabindex: "0", "aria-label": t("home.call.answer") }, h("code", {}, answer)))),
  h("footer", { class: "foot" }, h("span", {}, "Restante"), h("a", { href: "/openapi.json" }, "OpenAPI")));
