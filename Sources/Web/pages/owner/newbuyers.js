// Making buyers, one or a thousand, and their PINs, which are shown this once.

import { post } from "../api.js";
import { breakable, h } from "../dom.js";
import { t } from "../i18n.js";
import { button, copyButton, field, form, table } from "../ui.js";
import { save, steps } from "./view.js";

/** RFC 4180; a leading `=`, `+`, `-` or `@` would be a formula to a spreadsheet. */
const csv = (rows) =>
  rows.map((row) => row.map((text) => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`).join(",")).join("\r\n") + "\r\n";

/** PINs, with copy and download. */
export function pins(buyers, close) {
  const rows = buyers.map(({ address, pin }) => [address, pin]);
  return [
    h("p", { class: "note", role: "status" }, t("pin.once", { count: buyers.length })),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("pins") }, table(
      t("pins"), [
        [t("address"), (buyer) => breakable(buyer.address)],
        [t("pin"), (buyer) => h("code", { class: "code", data: { pin: buyer.address } }, buyer.pin)],
      ], buyers)),
    h("p", { class: "hint" }, t("pin.where"), " ", h("a", { href: "/inbox", target: "_blank" }, `${location.origin}/inbox`)),
    h(
      "div", { class: "actions" },
      copyButton(rows.map((row) => row.join("\t")).join("\n"), t("copy"), { kind: "" }),
      button(t("csv"), () => save("restante-pins.csv", "text/csv", csv([["address", "pin"], ...rows])), { icon: "download", data: { action: "csv" } }),
      button(t("done"), () => close(true), { kind: "primary" })),
  ];
}

/** @returns a promise of whether some were made. */
export async function create(domains, chosen) {
  let isMade = false;
  await steps(t("buyer.create"), (replace, close) => {
    const domain = field(t("domain"), { name: "domain", value: chosen }, { options: domains.map((name) => [name, name]) });
    const count = field(t("buyer.count"), { name: "count", type: "number", min: 1, max: 1000, value: 1, required: true, inputmode: "numeric" }, { hint: t("buyer.count.hint") });
    const name = field(t("buyer.name"), { name: "name", maxlength: 64, autocomplete: "off", autocapitalize: "none", spellcheck: "false" }, { hint: t("buyer.name.hint") });
    const label = field(t("label"), { name: "label", maxlength: 100, autocomplete: "off" }, { hint: t("label.hint") });
    const days = field(t("buyer.days"), { name: "days", type: "number", min: 1, max: 36500, inputmode: "numeric" }, { hint: t("buyer.days.hint") });
    // One name fits one address.
    count.input.addEventListener("input", () => (name.hidden = Number(count.input.value) > 1));
    return form([domain, h("div", { class: "pair" }, count, days), name, label], t("create"), async (values) => {
      const { buyers } = await post("/api/owner/buyers", {
        domain: values.domain,
        count: Number(values.count),
        local_part: (Number(values.count) === 1 && values.name.trim()) || undefined,
        label: values.label.trim() || undefined,
        expires_in_days: values.days ? Number(values.days) : undefined,
      });
      isMade = true;
      replace(pins(buyers, close));
    }, { before: button(t("cancel"), () => close()) });
  });
  return isMade;
}
