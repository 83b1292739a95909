// Where the inbox is open, and ending it there.

import { agentOf } from "../agent.js";
import { get, remove } from "../api.js";
import { h, fill } from "../dom.js";
import { day, moment, t } from "../i18n.js";
import { badge, busy, button, dialog, explain, notify } from "../ui.js";

const path = "/api/buyer/sessions";

export function sessionsDialog() {
  return dialog(t("inbox.sessions"), () => {
    const list = h("ul", { class: "sessions", tabindex: "-1", "aria-label": t("inbox.sessions") }, h("li", { class: "muted" }, t("mail.loading")));
    const others = button(t("inbox.sessions.end-others"), () => busy(others, () => end(path)), { kind: "danger", data: { action: "end-others" } });
    others.hidden = true;

    async function end(path) {
      await remove(path);
      notify(t("inbox.sessions.ended"));
      await load();
      // The button that was pressed is gone.
      list.focus();
    }

    const row = (session) => {
      const stop = button(t("inbox.sessions.end"), () => busy(stop, () => end(`${path}/${session.id}`)), { data: { session: session.id } });
      stop.setAttribute("aria-label", t("inbox.sessions.end.label", { client: `${agentOf(session.agent)} ${session.client}` }));
      return h(
        "li", {},
        h("div", {},
          h("p", {}, h("strong", {}, agentOf(session.agent)), " ", h("span", { class: "muted number" }, session.client)),
          h("p", { class: "hint" }, t("inbox.sessions.since", { date: moment(session.created_at) }), " · ", t("inbox.sessions.until", { date: day(session.expires_at) }))),
        session.current ? badge(t("inbox.sessions.current"), "good") : stop);
    };

    async function load() {
      const { sessions } = await get(path);
      others.hidden = sessions.length < 2;
      fill(list, sessions.map(row));
    }

    load().catch((error) => fill(list, h("li", { class: "problem" }, explain(error))));
    return [h("p", { class: "muted" }, t("inbox.sessions.text")), list, h("div", { class: "actions" }, others)];
  });
}
