// The owner's domains, and their proof in the DNS.

import { get, post, remove } from "../api.js";
import { h, fill } from "../dom.js";
import { day, t } from "../i18n.js";
import { badge, button, empty, field, form, notify } from "../ui.js";
import { records } from "./records.js";
import { watch } from "./recheck.js";
import { act, heading, loaded } from "./view.js";

const kinds = { active: "good", pending: "warn", disabled: "bad" };

export default function domains(view) {
  const name = field(t("domain.name"), {
    name: "name", required: true, placeholder: "mail.example.com", autocapitalize: "none", autocomplete: "off", spellcheck: "false", inputmode: "url",
  });
  const list = loaded(view, (signal) => get("/api/owner/domains", { signal }), ({ domains }) => {
    const order = domains.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1));
    // One is open, the newest that still waits: each open one asks the DNS again and again.
    const first = order.find((domain) => domain.status === "pending");
    return order.length
      ? h("div", { class: "stack" }, order.map((domain) => item(view, domain, { isOpen: domain === first, changed: list.reload })))
      : empty("domain", t("domain.none"), t("domain.none.text"));
  });
  const add = form([name], t("domain.add"), async (values) => {
    const domain = await post("/api/owner/domains", { name: values.name.trim() }, { signal: view.signal });
    name.input.value = "";
    notify(t("domain.added", { name: domain.name }));
    await list.reload();
    list.querySelector(`[data-domain="${CSS.escape(domain.name)}"] summary`)?.focus();
  }, { class: "form inline card" });
  return [heading(t("nav.domains")), h("p", { class: "lead" }, t("domain.text")), add, list];
}

function item(view, domain, { isOpen, changed }) {
  const state = h("span", {});
  const found = h("div", { class: "stack" });
  const status = h("p", { class: "hint", role: "status" });
  const check = button(t("domain.check"), () => watching.now(), { icon: "refresh", data: { action: "verify" } });
  const more = h("details", { open: isOpen }, h("summary", {}, t("domain.records")), found, h("div", { class: "row" }, check, status));
  const name = { name: domain.name };
  const drop = act(t("delete"), async () => {
    await remove(`/api/owner/domains/${domain.id}`);
    await changed();
  }, { sure: [t("domain.delete", name), t("domain.delete.text")], told: t("domain.deleted", name), kind: "quiet", label: t("domain.delete", name), data: { action: "delete" } });
  const element = h(
    "article", { class: "card domain", data: { domain: domain.name } },
    h("header", {}, h("div", { class: "row" }, h("h2", {}, domain.name), state), drop), more);

  const draw = (fresh) => {
    if (element.dataset.status === "pending" && fresh.status === "active") notify(t("domain.now-active", { name: fresh.name }));
    element.dataset.status = fresh.status;
    domain = fresh;
    fill(state, badge(t(`domain.${fresh.status}`), kinds[fresh.status]));
    fill(
      found,
      fresh.status === "active"
        ? h("p", {}, t("domain.active.text", { day: day(fresh.verified_at ?? fresh.created_at) }), " ", h("a", { href: `#buyers/new/${fresh.name}` }, t("buyer.create")))
        : h("p", {}, t(fresh.status === "disabled" ? "domain.disabled.text" : "domain.publish")),
      records(fresh));
  };

  const watching = watch(view, {
    ask: (signal) => post(`/api/owner/domains/${domain.id}/verify`, {}, { signal }),
    isWanted: () => more.open && domain.status === "pending",
    found: draw, button: check, status, lastAt: () => domain.checks?.at,
  });
  more.addEventListener("toggle", watching.begin);

  draw(domain);
  watching.begin();
  return element;
}
