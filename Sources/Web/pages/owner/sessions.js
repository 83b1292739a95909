// Where the owner is logged in.

import { agentOf } from "../agent.js";
import { get, remove } from "../api.js";
import { h } from "../dom.js";
import { moment, t } from "../i18n.js";
import { badge, table } from "../ui.js";
import { act, loaded } from "./view.js";

export function sessions(view) {
  const list = loaded(view, (signal) => get("/api/owner/sessions", { signal }), ({ sessions: all }) => [
    table(t("sessions"), [
      [t("session.device"), (session) => [h("span", { title: session.agent }, agentOf(session.agent)), session.current && [" ", badge(t("session.current"), "good")]], "long"],
      [t("trail.client"), (session) => session.client, "long"],
      [t("session.since"), (session) => moment(session.created_at)],
      [t("expires"), (session) => moment(session.expires_at)],
      [t("actions"), (session) => !session.current && end(`/api/owner/sessions/${session.id}`, t("session.end"), { data: { action: "end" } }), "actions-cell"],
    ], all),
    all.length > 1 && h("div", { class: "actions" }, end("/api/owner/sessions", t("session.end-others"), {
      sure: [t("session.end-others"), t("session.end-others.text")], kind: "danger", data: { action: "end-others" } })),
  ]);

  const end = (path, text, options) =>
    act(text, async () => {
      await remove(path);
      await list.reload();
    }, { told: t("session.ended"), ...options });

  return list;
}
