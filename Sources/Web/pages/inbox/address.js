// The card that says which inbox this is, and how long it is open.

import { breakable, h } from "../dom.js";
import { day, relative, t } from "../i18n.js";
import { copyButton } from "../ui.js";

/** Less than this before its end an inbox says so in its own colour. */
const soon = 3 * 86_400_000;

function expiry({ expires_at: end }) {
  if (!end || new Date(end).getUTCFullYear() >= 9999) return h("p", { class: "hint" }, t("inbox.expires.never"));
  const isSoon = new Date(end) - Date.now() < soon;
  return isSoon
    ? h("p", { class: "badge warn" }, t("inbox.expires.soon", { time: relative(end) }))
    : h("p", { class: "hint" }, t("inbox.expires", { date: day(end) }));
}

export const addressCard = (me) =>
  h("div", { class: "card address-card" }, h("p", { class: "address" }, breakable(me.address)), expiry(me), copyButton(me.address, t("inbox.copy-address"), { kind: "" }));
