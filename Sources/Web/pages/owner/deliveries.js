// The log of the webhook's calls.

import { get, post, url } from "../api.js";
import { h } from "../dom.js";
import { has, moment, number, relative, t } from "../i18n.js";
import { badge, empty } from "../ui.js";
import { act, paged } from "./view.js";

const kinds = { delivered: "good", failed: "bad", pending: "warn" };

/** The server's words for a call that failed, in the reader's language. */
export function fault(error) {
  const [, status] = /answered (\d+)/.exec(error ?? "") ?? [];
  if (status) return t("fault.answered", { status });
  return has(`fault.${error}`) ? t(`fault.${error}`) : error ?? "–";
}

/** Each try, with what was answered and how long it took. */
const tries = ({ attempts }) =>
  attempts.length === 0 ? "–" : h(
    "details", {}, h("summary", {}, t("delivery.tries", { count: attempts.length })),
    h("ol", { class: "tries" }, attempts.map((attempt) =>
      h("li", {}, `${moment(attempt.at)} · ${attempt.status ?? fault(attempt.error)} · ${number(attempt.duration_ms)} ms`,
        attempt.status && attempt.error && h("div", { class: "hint" }, fault(attempt.error))))));

/** `changed` is called when calls that were under way may have ended. */
export function deliveries(view, changed) {
  let timer;
  let pause;
  const list = paged(view, {
    caption: t("webhook.log"),
    load: async (cursor, signal) => {
      const page = await get(url("/api/owner/webhook/deliveries", { cursor }), { signal });
      if (!cursor) lookAgain(page.deliveries);
      return [page.deliveries, page.next_cursor];
    },
    columns: [
      [t("time"), (call) => h("span", { title: moment(call.created_at) }, relative(call.created_at))],
      [t("delivery.kind"), (call) => t(`delivery.${call.kind}`)],
      [t("state"), (call) => [
        badge(t(`delivery.${call.status}`), kinds[call.status]),
        call.status === "pending" && call.attempts.length > 0 && call.next_attempt_at
          && h("div", { class: "hint" }, t("delivery.next", { when: relative(call.next_attempt_at) }))]],
      [t("delivery.tried"), tries, "long"],
      [t("actions"), (call) => call.status !== "pending" && redeliver(call), "actions-cell"],
    ],
    none: () => empty("zap", t("delivery.none"), t("delivery.none.text")),
  });

  /** A call that was just made is under way: its end is worth waiting for, that of one hours from now is not. */
  function lookAgain(calls) {
    clearTimeout(timer);
    const wasUnderWay = pause !== undefined;
    const isUnderWay = calls.some((call) => call.status === "pending" && (!call.next_attempt_at || new Date(call.next_attempt_at) - Date.now() < 10_000));
    pause = isUnderWay ? Math.min((pause ?? 500) * 2, 15_000) : undefined;
    if (wasUnderWay) changed();
    if (isUnderWay) timer = setTimeout(() => view.signal.aborted || list.reload(), pause);
  }

  const redeliver = (call) =>
    act(t("delivery.again"), async () => {
      await post(`/api/owner/webhook/deliveries/${call.id}/redeliver`);
      await list.reload();
    }, { told: t("delivery.queued"), icon: "refresh", data: { action: "redeliver" } });

  view.signal.addEventListener("abort", () => clearTimeout(timer));
  return list;
}
