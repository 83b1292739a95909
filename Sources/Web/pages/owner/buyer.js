// One buyer: its label and expiry, its PIN, switched off and on, deleted.

import { patch, post, remove } from "../api.js";
import { h } from "../dom.js";
import { day, t } from "../i18n.js";
import { field, form, notify } from "../ui.js";
import { pins } from "./newbuyers.js";
import { act, endOfDay, steps } from "./view.js";

const dateOf = (text) => {
  if (!text) return "";
  const date = new Date(text);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** @returns a promise of whether something was changed. */
export async function manage(buyer) {
  const path = `/api/owner/buyers/${buyer.id}`;
  let isChanged = false;
  await steps(buyer.address, (replace, close) => {
    const label = field(t("label"), { name: "label", value: buyer.label ?? "", maxlength: 100, autocomplete: "off" });
    const expiry = field(t("expires"), { name: "expiry", type: "date", value: dateOf(buyer.expires_at) }, { hint: t("expires.hint") });

    const change = async (changes, told) => {
      await patch(path, changes);
      isChanged = true;
      notify(told);
      close();
    };
    const newPIN = act(t("pin.new"), async () => replace(pins([await post(`${path}/pin`)], close)), {
      sure: [t("pin.new"), t("pin.new.text")], data: { action: "pin" } });
    const isActive = buyer.status === "active";
    const toggle = act(t(isActive ? "disable" : "enable"), () =>
      change({ status: isActive ? "disabled" : "active" }, t(isActive ? "buyer.now-disabled" : "buyer.now-active")), { data: { action: "toggle" } });
    const erase = act(t("delete"), async () => {
      await remove(path);
      isChanged = true;
      close();
    }, { sure: [t("buyer.delete", { name: buyer.address }), t("buyer.delete.text")], told: t("buyer.deleted"), kind: "danger", data: { action: "delete" } });

    return [
      h("p", { class: "hint" }, t("made", { day: day(buyer.created_at) })),
      form([h("div", { class: "pair" }, label, expiry)], t("save"), (values) => change({
        label: values.label.trim() || null,
        // The time of day that it has stays as long as the day does.
        expires_at: values.expiry === dateOf(buyer.expires_at) ? buyer.expires_at : endOfDay(values.expiry),
      }, t("saved"))),
      h("div", { class: "row rule" }, h("a", { class: "button", href: `#mailbox/${buyer.id}`, on: { click: () => close() } }, t("open-inbox")), newPIN, toggle, erase),
    ];
  });
  return isChanged;
}
