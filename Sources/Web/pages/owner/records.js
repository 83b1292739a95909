// The DNS records that prove a domain, and whether they were seen.

import { breakable, h } from "../dom.js";
import { t } from "../i18n.js";
import { badge, copyButton, table } from "../ui.js";

const value = (text) => h("span", { class: "value" }, h("code", {}, breakable(text)), copyButton(text, t("copy.value", { value: text }), { iconOnly: true }));

function state(isFound) {
  if (isFound === undefined) return badge(t("record.unchecked"));
  return isFound ? badge(t("record.found"), "good") : badge(t("record.missing"), "bad");
}

export const records = ({ name, records: { txt, mx }, checks }) =>
  table(
    t("domain.records.of", { name }),
    [
      [t("record.type"), (record) => h("strong", {}, record.type)],
      [t("record.name"), (record) => value(record.name)],
      [t("record.value"), (record) => value(record.value)],
      [t("record.priority"), (record) => record.priority ?? "–"],
      [t("record.state"), (record) => h("span", { data: { record: record.type.toLowerCase() } }, state(record.isFound))],
    ],
    [{ type: "TXT", ...txt, isFound: checks?.txt }, { type: "MX", ...mx, isFound: checks?.mx }]);
