// The way from the first log-in to the first mail read; gone when it is walked.

import { get } from "../api.js";
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { t } from "../i18n.js";
import { copyButton } from "../ui.js";
import { loaded } from "./view.js";

/** The steps in their order: name, whether it is done, where it is done. */
async function ask(signal) {
  const [{ usage }, { domains }, { buyers }] = await Promise.all(
    ["/api/owner/me", "/api/owner/domains", "/api/owner/buyers?limit=1"].map((path) => get(path, { signal })));
  const [buyer] = buyers;
  return {
    address: buyer?.address,
    steps: [
      ["log-in", true],
      ["domain", domains.length > 0, "#domains"],
      ["active", domains.some((domain) => domain.status === "active"), "#domains"],
      ["buyer", usage.buyers > 0, "#buyers/new"],
      ["key", usage.keys > 0, "#keys/new"],
      ["mail", usage.messages > 0, buyer && `#mailbox/${buyer.id}`],
    ],
  };
}

export const firstSteps = (view) => loaded(view, ask, ({ steps, address }) => {
  const done = steps.filter(([, isDone]) => isDone).length;
  if (done === steps.length) return null;
  const next = steps.findIndex(([, isDone]) => !isDone);
  return h(
    "section", { class: "card first", "aria-labelledby": "first-steps" },
    h("div", { class: "row" }, h("h2", { id: "first-steps" }, t("first.title")), h("span", { class: "muted" }, t("first.progress", { done, all: steps.length }))),
    h("progress", { max: steps.length, value: done, "aria-labelledby": "first-steps" }),
    h("ol", {}, steps.map(([name, isDone, href], index) =>
      h(
        "li", { data: { step: name, done: isDone }, "aria-current": index === next && "step" },
        h("span", { class: "tick" }, isDone ? icon("check") : h("span", { "aria-hidden": "true" }, index + 1)),
        h("div", {}, h("strong", {}, t(`first.${name}`)), isDone && h("span", { class: "visually-hidden" }, ` (${t("done")})`),
          index === next && h("p", { class: "hint" }, t(`first.${name}.text`, { address: address ?? "" })),
          index === next && name === "mail" && address && h("p", { class: "value" }, h("code", {}, address), copyButton(address, t("copy.value", { value: address }), { iconOnly: true }))),
        index === next && href && h("a", { class: "button primary", href, "aria-label": t(`first.${name}`) }, t("go"))))));
});
