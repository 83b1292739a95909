// The mail of any own mailbox. Looking marks nothing as seen: that is the buyer's.

import { get } from "../api.js";
import { breakable, h } from "../dom.js";
import { loadWords, moment, t } from "../i18n.js";
import { copyButton } from "../ui.js";
import { loaded } from "./view.js";

export default function mailbox(view) {
  const [id] = view.path;
  return loaded(view, async (signal) => {
    const [box, { mailView }] = await Promise.all([
      get(`/api/owner/mailboxes/${encodeURIComponent(id)}`, { signal }), import("../mailview.js"), loadWords("base", "mail", "owner")]);
    signal.throwIfAborted();
    return [box, mailView];
  }, ([box, mailView], signal) => {
    document.title = `${box.address} · Restante`;
    const mail = mailView({
      base: `/api/owner/mailboxes/${box.id}/messages`, events: "/api/owner/events", concerns: (event) => event.mailbox === box.id,
      address: box.address, place: `#mailbox/${box.id}/`, can: { delete: true },
    });
    signal.addEventListener("abort", () => mail.close());
    const back = box.kind === "buyer" ? "#buyers" : box.kind === "order" ? "#rented/orders" : "#rented";
    return [
      h(
        "header", { class: "heading mailbox" },
        h("div", { class: "row" },
          h("a", { href: back }, `← ${t(back === "#buyers" ? "nav.buyers" : "nav.rented")}`),
          h("a", { href: `#trail/${encodeURIComponent(box.address)}` }, t("trail.missing"))),
        h("div", { class: "row" },
          h("h1", { tabindex: "-1" }, breakable(box.address)),
          copyButton(box.address, t("copy.value", { value: t("address") }), { iconOnly: true })),
        h("p", { class: "hint" }, [box.label, box.expires_at && t("mailbox.expires", { when: moment(box.expires_at) })].filter(Boolean).join(" · "))),
      mail.element,
    ];
  });
}
