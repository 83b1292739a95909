// What the owner's programs use and pay for: temporary addresses, orders, the wallet.

import { get, url } from "../api.js";
import { breakable, h } from "../dom.js";
import { money, moment, number, relative, t } from "../i18n.js";
import { badge, empty } from "../ui.js";
import { heading, loaded, paged } from "./view.js";

const parts = { addresses, orders, wallet };
const pageSize = 50;

export default function rented(view) {
  const chosen = Object.hasOwn(parts, view.path[0]) ? view.path[0] : "addresses";
  return [
    heading(t("nav.rented")),
    h("p", { class: "lead" }, t("rented.text")),
    h("nav", { class: "tabs", "aria-label": t("nav.rented") }, Object.keys(parts).map((name) =>
      h("a", { href: `#rented/${name}`, "aria-current": name === chosen && "page", data: { part: name } }, t(`rented.${name}`)))),
    parts[chosen](view),
  ];
}

const inbox = (address, id) => (id ? h("a", { href: `#mailbox/${id}` }, breakable(address)) : breakable(address));

function addresses(view) {
  return h("div", { class: "card" }, paged(view, {
    caption: t("rented.addresses"),
    load: async (offset = 0, signal) => {
      const page = await get(url("/api/owner/addresses", { limit: pageSize, offset }), { signal });
      const next = offset + page.addresses.length;
      return [page.addresses, next < page.total ? next : null];
    },
    columns: [
      [t("address"), (address) => inbox(address.address, address.id), "wide"],
      [t("state"), (address) => badge(t(`address.${address.status}`), address.status === "active" ? "good" : "")],
      [t("mails"), (address) => number(address.message_count), "number"],
      [t("last-mail"), (address) => (address.last_message_at ? relative(address.last_message_at) : "–")],
      [t("expires"), (address) => (address.expires_at ? moment(address.expires_at) : t("never"))],
    ],
    none: () => empty("wallet", t("address.none"), t("address.none.text")),
  }));
}

const orderKinds = { pending: "warn", active: "good", completed: "good" };

function orders(view) {
  return h("div", { class: "card" }, paged(view, {
    caption: t("rented.orders"),
    load: async (page = 1, signal) => {
      const { orders, pagination } = await get(url("/api/owner/orders", { limit: pageSize, page }), { signal });
      return [orders, page * pageSize < pagination.total ? page + 1 : null];
    },
    columns: [
      [t("order"), (order) => [h("strong", {}, order.number), h("div", { class: "hint" }, order.site)], "long"],
      [t("address"), (order) => inbox(order.email, order.mailbox_id), "wide"],
      [t("state"), (order) => badge(t(`order.${order.status}`), orderKinds[order.status])],
      [t("price"), (order) => money(order.price), "number"],
      [t("order.made"), (order) => moment(order.created_at)],
      [t("order.ends"), (order) => moment(order.ends_at)],
    ],
    none: () => empty("wallet", t("order.none"), t("order.none.text")),
  }));
}

function wallet(view) {
  const balance = h("p", { class: "figure number", data: { balance: "" } });
  return h("div", { class: "card" }, h("div", {}, h("h2", {}, t("wallet.balance")), balance), paged(view, {
    caption: t("rented.wallet"),
    load: async (cursor, signal) => {
      const page = await get(url("/api/owner/wallet", { cursor }), { signal });
      if (!signal.aborted) balance.textContent = money(page.balance);
      return [page.entries, page.next_cursor];
    },
    columns: [
      [t("time"), (entry) => moment(entry.at)],
      [t("wallet.what"), (entry) => [t(`wallet.${entry.kind}`), entry.note && h("div", { class: "hint" }, entry.note)], "long"],
      [t("wallet.amount"), (entry) => `${entry.amount > 0 ? "+" : ""}${money(entry.amount)}`, "number"],
      [t("wallet.balance"), (entry) => money(entry.balance), "number"],
    ],
    none: () => empty("wallet", t("wallet.none"), t("wallet.none.text")),
  }));
}
