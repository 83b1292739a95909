// The webhook: where the owner is told of new mail, and how that went.

import { get, patch, post } from "../api.js";
import { h } from "../dom.js";
import { moment, relative, t } from "../i18n.js";
import { badge, button, field, form, notify, sample } from "../ui.js";
import { deliveries, fault } from "./deliveries.js";
import { act, card, heading, loaded, steps } from "./view.js";

export default function webhook(view) {
  const ask = (signal) => get("/api/owner/webhook", { signal });
  const health = loaded(view, ask, notice);
  const log = deliveries(view, health.reload);
  const settings = loaded(view, ask, (hook) => [
    h("div", { class: "columns" },
      card(t("webhook.settings"), change(hook, async () => {
        await Promise.all([health.reload(), settings.reload()]);
      })),
      card(t("webhook.secret"), secret(hook, settings.reload), h("hr"), test(hook, log.reload))),
  ]);
  return [heading(t("nav.webhook")), h("p", { class: "lead" }, t("webhook.text")), health, settings, card(t("webhook.log"), log)];
}

/** How it goes, in a word and a sentence. */
function notice(hook) {
  if (!hook.url) return null;
  const { health } = hook;
  const [kind, word, text] =
    hook.disabled_reason ? ["bad", t("webhook.stopped"), t(`webhook.stopped.${hook.disabled_reason}`)]
    : !hook.enabled ? ["", t("webhook.off"), t("webhook.off.text")]
    : health.failing_since ? ["warn", t("webhook.failing"), t("webhook.failing.text", { when: relative(health.failing_since), error: fault(health.last_error) })]
    : health.last_success_at ? ["good", t("webhook.healthy"), t("webhook.healthy.text", { when: relative(health.last_success_at) })]
    : ["", t("webhook.new"), t("webhook.new.text")];
  return h("p", { class: `note ${kind}`, data: { health: kind || "none" } }, badge(word, kind), " ", text);
}

function change(hook, changed) {
  const checkbox = (name, label, hint) => field(label, { name, type: "checkbox", checked: hook[name] }, { hint });
  return form([
    field(t("webhook.url"), { name: "url", type: "url", value: hook.url, placeholder: "https://example.com/hooks/mail", autocomplete: "off", spellcheck: "false" }),
    checkbox("enabled", t("webhook.enabled")),
    checkbox("include_otp", t("webhook.otp"), t("webhook.otp.hint")),
  ], t("save"), async (values) => {
    await patch("/api/owner/webhook", { url: values.url.trim() || null, enabled: Boolean(values.enabled), include_otp: Boolean(values.include_otp) });
    notify(t("saved"));
    await changed();
  });
}

function secret(hook, changed) {
  const rotate = act(t("webhook.rotate"), async () => {
    const made = await post("/api/owner/webhook/secret");
    await steps(t("webhook.secret"), (replace, close) => [
      h("p", { class: "note" }, t("webhook.secret.once")),
      h("div", { data: { secret: "webhook" } }, sample(made.secret, t("copy.value", { value: t("webhook.secret") }))),
      made.old_secret_expires_at && h("p", { class: "hint" }, t("webhook.secret.old", { when: moment(made.old_secret_expires_at) })),
      h("div", { class: "actions" }, button(t("done"), () => close(), { kind: "primary" })),
    ]);
    await changed();
  }, { sure: [t("webhook.rotate"), t("webhook.rotate.text")], icon: "key", data: { action: "rotate" } });
  return [
    h("p", {}, t("webhook.secret.text")),
    hook.secret_created_at && h("p", { class: "hint" }, t("made", { day: moment(hook.secret_created_at) })),
    h("div", {}, rotate),
  ];
}

function test(hook, sent) {
  const send = act(t("webhook.test"), async () => {
    await post("/api/owner/webhook/test");
    await sent();
  }, { told: t("webhook.tested"), icon: "send", data: { action: "test" } });
  send.disabled = !hook.enabled;
  return [h("p", {}, t("webhook.test.text")), h("div", {}, send)];
}
