// The API keys.

import { get, remove } from "../api.js";
import { h } from "../dom.js";
import { day, relative, t } from "../i18n.js";
import { badge, button, empty, table } from "../ui.js";
import { create } from "./newkey.js";
import { act, heading, loaded } from "./view.js";

const soon = 14 * 86_400_000;
const expiresSoon = (key) => key.status === "active" && new Date(key.expires_at) - Date.now() < soon;

export default function keys(view) {
  const make = async () => (await create()) && list.reload();
  const list = loaded(view, (signal) => get("/api/owner/api-keys", { signal }), ({ api_keys: keys }) => {
    if (keys.length === 0) return empty("key", t("key.none"), t("key.none.text"), button(t("key.create"), make, { kind: "primary", icon: "plus" }));
    const ending = keys.filter(expiresSoon).length;
    return [
      ending > 0 && h("p", { class: "note warn" }, t("key.ending", { count: ending })),
      h("div", { class: "card" }, table(t("nav.keys"), columns, keys)),
    ];
  });

  const columns = [
    [t("name"), (key) => [h("strong", {}, key.name), h("div", { class: "hint" }, h("code", {}, `${key.prefix}…`))], "long"],
    [t("key.scopes"), (key) => h("div", { class: "badges" }, key.scopes.length === 6 ? badge(t("scope.all")) : key.scopes.map((scope) => badge(scope)))],
    [t("state"), (key) => badge(t(`key.${key.status}`), { active: "good", expired: "warn" }[key.status] ?? "bad")],
    [t("expires"), (key) => [day(key.expires_at), expiresSoon(key) && h("div", {}, badge(relative(key.expires_at), "warn"))]],
    [t("key.used"), (key) => (key.last_used_at ? relative(key.last_used_at) : t("never"))],
    [t("actions"), (key) => key.status !== "revoked" && revoke(key), "actions-cell"],
  ];

  function revoke(key) {
    const label = t("key.revoke.of", { name: key.name });
    return act(t("key.revoke"), async () => {
      await remove(`/api/owner/api-keys/${key.id}`);
      await list.reload();
    }, { sure: [label, t("key.revoke.text")], told: t("key.now-revoked"), label, data: { action: "revoke" } });
  }

  if (view.path[0] === "new") {
    history.replaceState(null, "", "#keys");
    setTimeout(() => view.signal.aborted || make());
  }
  return [
    heading(t("nav.keys"), button(t("key.create"), make, { kind: "primary", icon: "plus", data: { action: "create" } })),
    h("p", { class: "lead" }, t("key.text")), list,
  ];
}
