// What there is to do first, how much mail came, and the newest of it.

import { get } from "../api.js";
import { debounced, h } from "../dom.js";
import { number, t } from "../i18n.js";
import { table } from "../ui.js";
import { chart } from "./chart.js";
import { firstSteps } from "./firststeps.js";
import { newest } from "./newest.js";
import { heading, loaded } from "./view.js";

const figures = { mails: "good", codes: "accent", refusals: "bad" };

export default function overview(view) {
  const start = firstSteps(view);
  const charts = loaded(view, (signal) => get("/api/owner/overview?days=30", { signal }), ({ days, today }) => {
    const dayOf = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", day: "numeric", timeZone: "UTC" });
    const named = days.map((entry) => ({ ...entry, label: dayOf.format(new Date(entry.day)) }));
    return [
      h("div", { class: "figures" }, Object.keys(figures).map((name) => h(
        "section", { class: "card", data: { figure: name } },
        h("h2", {}, t(`figure.${name}`)),
        h("p", {}, h("span", { class: "figure number" }, number(today[name] ?? 0)), " ", h("span", { class: "muted" }, t("today"))),
        chart(t(`figure.${name}`), named, name, figures[name])))),
      h("details", { class: "as-table" }, h("summary", {}, t("as-table")), table(
        t("figures"), [[t("day"), (entry) => entry.label], ...Object.keys(figures).map((name) => [t(`figure.${name}`), (entry) => number(entry[name]), "number"])],
        named.toReversed())),
    ];
  });
  // Mail may come in hundreds.
  const mail = newest(view, debounced(500, () => {
    start.reload();
    charts.reload();
  }));
  return [heading(t("nav.overview")), start, charts, h("section", { class: "card" }, mail)];
}
