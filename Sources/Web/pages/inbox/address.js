// The card that says which inbox this is, and how long it is open.

import { breakable, h } from "../dom.js";
import { day, relative, t } from "../i18n.js";
import { copyButton } from "../ui.js";

/** Less than this before its end an inbox says so in its own colour. */
const soon = 3 * 86_400_000;

const warning = ({ expires_at: end }) =>
  end && new Date(end) - Date.now() < soon && h("p", { class: "badge warn expiry" }, t("inbox.expires.soon", { time: relative(end) }));

const expiry = ({ expires_at: end }) =>
  h("p", { class: "hint" }, end ? t("inbox.expires", { date: day(end) }) : t("inbox.expires.never"));

/** For the side pane of a wide view. */
export const addressCard = (me) =>
  h("div", { class: "card address-card" }, h("p", { class: "address" }, breakable(me.address)), warning(me) || expiry(me), copyButton(me.address, t("inbox.copy-address"), { kind: "" }));

/** Above the list, where there is no side pane. */
export const addressLine = (me) =>
  h("div", { class: "address-line" }, h("div", { class: "inbox-address narrow" }, h("span", {}, me.address), copyAddress(me)), warning(me));

export const copyAddress = (me) => copyButton(me.address, t("inbox.copy-address"), { iconOnly: true });
