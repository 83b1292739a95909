// The buyers: addresses with a PIN.

import { get, url } from "../api.js";
import { breakable, debounced, h } from "../dom.js";
import { icon } from "../icons.js";
import { day, moment, relative, number, t } from "../i18n.js";
import { badge, button, empty } from "../ui.js";
import { create } from "./newbuyers.js";
import { manage } from "./buyer.js";
import { heading, loaded, paged } from "./view.js";

/** What state a buyer is in, as a badge: an expired one takes no mail whatever its status says. */
function state(buyer) {
  if (buyer.status === "disabled") return badge(t("buyer.disabled"), "bad");
  if (buyer.expires_at && new Date(buyer.expires_at) <= new Date()) return badge(t("buyer.expired"), "warn");
  return badge(t("buyer.active"), "good");
}

export default function buyers(view) {
  return [
    heading(t("nav.buyers")),
    h("p", { class: "lead" }, t("buyer.text")),
    loaded(view, (signal) => get("/api/owner/domains", { signal }), ({ domains }) => {
      const usable = domains.filter((domain) => domain.status === "active").map((domain) => domain.name);
      return usable.length || domains.length
        ? content(view, domains.map((domain) => domain.name), usable)
        : empty("domain", t("buyer.no-domain"), t("buyer.no-domain.text"), h("a", { class: "button primary", href: "#domains" }, t("domain.add")));
    }),
  ];
}

function content(view, names, usable) {
  const query = {};
  const list = paged(view, {
    caption: t("nav.buyers"),
    load: async (cursor, signal) => {
      const page = await get(url("/api/owner/buyers", { ...query, cursor }), { signal });
      return [page.buyers, page.next_cursor];
    },
    columns: [
      [t("address"), (buyer) => [
        h("a", { href: `#mailbox/${buyer.id}`, data: { buyer: buyer.address } }, breakable(buyer.address)), buyer.label && h("div", { class: "hint" }, buyer.label)], "wide"],
      [t("state"), state],
      [t("mails"), (buyer) => number(buyer.message_count), "number"],
      [t("last-mail"), (buyer) => (buyer.last_message_at ? h("time", { title: moment(buyer.last_message_at) }, relative(buyer.last_message_at)) : "–")],
      [t("expires"), (buyer) => (buyer.expires_at ? day(buyer.expires_at) : t("never"))],
      [t("actions"), (buyer) => button(t("manage"), () => manage(buyer).then((isChanged) => isChanged && list.reload()), {
        label: t("manage.of", { name: buyer.address }), data: { action: "manage" } }), "actions-cell"],
    ],
    none: () => query.q || query.domain
      ? empty("search", t("nothing-found"), t("buyer.nothing-found"))
      : empty("users", t("buyer.none"), t("buyer.none.text"), button(t("buyer.create"), make, { kind: "primary", icon: "plus" })),
  });

  async function make(event, domain) {
    if (usable.length === 0) {
      location.hash = "#domains";
      return;
    }
    if (await create(usable, domain)) list.reload();
  }

  const search = h("input", { type: "search", "aria-label": t("buyer.search"), placeholder: t("buyer.search"), on: {
    input: debounced(250, () => {
      query.q = search.value.trim();
      list.reload();
    }) } });
  const domain = h(
    "select", { class: "select", "aria-label": t("domain"), on: { change: () => {
      query.domain = domain.value;
      list.reload();
    } } },
    h("option", { value: "" }, t("all-domains")), names.map((name) => h("option", { value: name }, name)));

  // The first-use path and a domain's card lead straight to the form.
  if (view.path[0] === "new") {
    history.replaceState(null, "", "#buyers");
    setTimeout(() => view.signal.aborted || make(undefined, view.path[1]));
  }
  return [
    h(
      "div", { class: "tools" }, h("div", { class: "search" }, icon("search"), search), domain,
      button(t("buyer.create"), make, { kind: "primary", icon: "plus", data: { action: "create" } })),
    h("div", { class: "card" }, list),
  ];
}
