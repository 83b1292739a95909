// The intake trail: what arrived or was refused, and why.

import { get, url } from "../api.js";
import { breakable, debounced, decoded, h } from "../dom.js";
import { icon } from "../icons.js";
import { has, moment, relative, t } from "../i18n.js";
import { badge, button, empty } from "../ui.js";
import { heading, paged } from "./view.js";

const kinds = { accepted: "good", duplicate: "", refused: "bad", deferred: "warn", lost: "warn", unrecorded: "" };

/** The server's reason in the reader's language, and what to do about it. */
const why = (event) => [
  h("div", {}, has(`reason.${event.reason}`) ? t(`reason.${event.reason}`) : event.reason),
  event.code && h("div", { class: "hint" }, t("trail.code", { code: event.code })),
];

export default function trail(view) {
  const query = {};
  const search = h("input", { type: "search", value: decoded(view.path[0]), "aria-label": t("trail.search"), placeholder: t("trail.search"), autocapitalize: "none", spellcheck: "false" });
  const verdict = h(
    "select", { class: "select", "aria-label": t("trail.verdict") },
    h("option", { value: "" }, t("trail.all")), Object.keys(kinds).map((name) => h("option", { value: name }, t(`verdict.${name}`))));
  const read = () => {
    const text = search.value.trim();
    const isAddress = text.includes("@");
    query.address = isAddress ? text : undefined;
    query.domain = isAddress ? undefined : text;
    query.verdict = verdict.value;
  };
  read();
  const list = paged(view, {
    caption: t("nav.trail"),
    load: async (cursor, signal) => {
      const page = await get(url("/api/owner/intake", { ...query, cursor }), { signal });
      return [page.events, page.next_cursor];
    },
    columns: [
      [t("time"), (event) => h("time", { datetime: event.at, title: moment(event.at) }, relative(event.at))],
      [t("trail.mail"), (event) => [
        h("div", {}, breakable(event.address ?? "–")), h("div", { class: "hint" }, event.from === "" ? t("trail.bounce") : event.from && t("from", { name: event.from }))], "wide"],
      [t("trail.verdict"), (event) => badge(t(`verdict.${event.verdict}`), kinds[event.verdict])],
      [t("trail.why"), why, "wide"],
      [t("trail.client"), (event) => [
        h("div", {}, event.client ?? "–"), h("div", { class: "hint" }, [event.helo, event.tls ?? (event.client && t("trail.no-tls"))].filter(Boolean).join(" · "))], "long"],
    ],
    none: () => empty("search", t("trail.none"), t("trail.none.text")),
  });

  const find = () => {
    read();
    list.reload();
  };
  search.addEventListener("input", debounced(400, find));
  verdict.addEventListener("change", find);
  return [
    heading(t("nav.trail"), button(t("refresh"), () => list.reload(), { icon: "refresh", data: { action: "refresh" } })),
    h("p", { class: "lead" }, t("trail.text")),
    h("div", { class: "tools" }, h("div", { class: "search" }, icon("search"), search), verdict),
    h("div", { class: "card" }, list),
  ];
}
