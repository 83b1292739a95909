// Where the owner is logged in.

import { get, remove } from "../api.js";
import { h } from "../dom.js";
import { moment, t } from "../i18n.js";
import { badge, busy, button, confirmed, notify, table } from "../ui.js";
import { loaded } from "./view.js";

const browsers = [["Edg/", "Edge"], ["OPR/", "Opera"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"], ["curl/", "curl"]];
const systems = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS", "macOS"], ["Linux", "Linux"]];
const find = (names, agent) => names.find(([mark]) => agent.includes(mark))?.[1];

/** Browser and system, as far as they say; else what it calls itself. */
const device = (agent) => [find(browsers, agent), find(systems, agent)].filter(Boolean).join(" · ") || agent || "–";

export function sessions(view) {
  const list = loaded(view, (signal) => get("/api/owner/sessions", { signal }), ({ sessions: all }) => [
    table(t("sessions"), [
      [t("session.device"), (session) => [h("span", { title: session.agent }, device(session.agent)), session.current && [" ", badge(t("session.current"), "good")]]],
      [t("trail.client"), (session) => session.client],
      [t("session.since"), (session) => moment(session.created_at)],
      [t("expires"), (session) => moment(session.expires_at)],
      [t("actions"), (session) => !session.current && end(session), "actions-cell"],
    ], all),
    all.length > 1 && h("div", { class: "actions" }, endOthers()),
  ]);

  function end(session) {
    const element = button(t("session.end"), () => busy(element, async () => {
      await remove(`/api/owner/sessions/${session.id}`);
      notify(t("session.ended"));
      await list.reload();
    }), { data: { action: "end" } });
    return element;
  }

  function endOthers() {
    const element = button(t("session.end-others"), async () => {
      if (!(await confirmed(t("session.end-others"), t("session.end-others.text"), t("session.end-others")))) return;
      await busy(element, async () => {
        await remove("/api/owner/sessions");
        notify(t("session.ended"));
        await list.reload();
      });
    }, { kind: "danger", data: { action: "end-others" } });
    return element;
  }

  return list;
}
