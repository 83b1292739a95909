import { h, svg, uniqueID } from "../dom.js";
import { number, t } from "../i18n.js";

const height = 64;

/** A bar for each day. The values are in its title and in the table below the charts; a bar tells its own under the pointer. */
export function chart(title, days, name, style) {
  const most = Math.max(1, ...days.map((day) => day[name]));
  const sum = days.reduce((sum, day) => sum + day[name], 0);
  const titleID = uniqueID("chart");
  return h(
    "figure", { class: "chart" },
    svg(
      "svg", { role: "img", "aria-labelledby": titleID, viewBox: `0 0 ${days.length * 10} ${height}`, preserveAspectRatio: "none", class: style },
      svg("title", { id: titleID }, t("chart.title", { title, days: days.length, sum, most: Math.max(...days.map((day) => day[name])) })),
      days.map((day, index) => {
        // A day with one mail beside one with thousands must still be seen.
        const length = day[name] > 0 ? Math.max(2, (day[name] / most) * height) : 1;
        return svg(
          "rect", { x: index * 10 + 1, y: height - length, width: 8, height: length, rx: 1, class: day[name] > 0 ? "bar" : "none" },
          svg("title", {}, `${day.label}: ${number(day[name])}`));
      })),
    h("figcaption", {}, h("span", {}, days[0]?.label), h("span", {}, t("chart.sum", { sum, count: days.length })), h("span", {}, days.at(-1)?.label)));
}
