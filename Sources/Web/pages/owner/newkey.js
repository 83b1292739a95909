// Making an API key, which is shown this once, with a line that uses it.

import { get, post } from "../api.js";
import { h } from "../dom.js";
import { day, t } from "../i18n.js";
import { button, field, form, sample } from "../ui.js";
import { steps } from "./view.js";

const scopes = ["premium:read", "emails:read", "emails:write", "orders:read", "orders:write", "webhooks:write"];

function shown(key, address, close) {
  // Encoded for the shell's sake too, which replaces some of what an address may have.
  const name = encodeURIComponent(address ?? "ADDRESS").replace("%40", "@");
  const line = `curl -H "X-Owner-API-Key: ${key.key}" \\\n  "${location.origin}/api/premium/otp/${name}/latest"`;
  return [
    h("p", { class: "note", role: "status" }, t("key.once", { day: day(key.expires_at) })),
    h("h3", {}, t("key")), h("div", { data: { secret: "key" } }, sample(key.key, t("copy.value", { value: t("key") }))),
    h("h3", {}, t("key.try")), h("p", { class: "hint" }, t(address ? "key.try.text" : "key.try.none")), sample(line, t("copy.value", { value: "curl" })),
    h("div", { class: "actions" }, h("a", { class: "button", href: "/docs" }, t("docs")), button(t("done"), () => close(), { kind: "primary" })),
  ];
}

/** @returns a promise of whether one was made. */
export async function create() {
  let isMade = false;
  await steps(t("key.create"), (replace, close) => {
    const name = field(t("name"), { name: "name", required: true, maxlength: 100, autocomplete: "off", placeholder: t("key.name.example") });
    const days = field(t("key.days"), { name: "days", type: "number", min: 1, max: 3650, value: 90, required: true, inputmode: "numeric" }, { hint: t("key.days.hint") });
    const boxes = scopes.map((scope) => field(scope, { name: scope, type: "checkbox", checked: true }, { hint: t(`scope.${scope}`) }));
    return form(
      [h("div", { class: "pair" }, name, days), h("fieldset", {}, h("legend", {}, t("key.scopes")), boxes)], t("create"),
      async (values) => {
        const chosen = scopes.filter((scope) => values[scope]);
        // None at all would mean all of them to the server.
        if (chosen.length === 0) throw Object.assign(new Error(t("scope.none")), { status: 400 });
        const key = await post("/api/owner/api-keys", { name: values.name, duration_days: Number(values.days), scopes: chosen });
        isMade = true;
        const { buyers } = await get("/api/owner/buyers?limit=1").catch(() => ({ buyers: [] }));
        replace(shown(key, buyers[0]?.address, close));
      }, { before: button(t("cancel"), () => close()) });
  });
  return isMade;
}
