// What stands above the list: which mail it shows, and how current that is.

import { h, debounced, fill, uniqueID } from "../dom.js";
import { icon } from "../icons.js";
import { number, t } from "../i18n.js";
import { busy, button } from "../ui.js";
import { codeOf } from "./mailbox.js";

/** Kinds of mail to choose from. */
const choices = {
  all: { symbol: "inbox", fits: () => true },
  unread: { symbol: "mail", fits: (mail) => !mail.seen },
  code: { symbol: "key", fits: (mail) => codeOf(mail) !== null },
};

/**
 * @param heading an element of the page's own.
 * @returns `element`; `choice`, the buttons for the kinds of mail; `fits(mail)`, whether a mail is of the kind that was chosen.
 */
export function mailHead({ heading, onChoose, onSearch, onLeaveSearch, onRefresh, onHelp }) {
  let chosen = "all";

  const counts = h("span", { class: "count number" });
  const buttons = Object.entries(choices).map(([name, { symbol }]) =>
    button(t(`mail.filter.${name}`), () => choose(name), { icon: symbol, kind: "quiet filter", pressed: name === chosen, data: { filter: name } }));
  buttons[1].append(counts);

  function choose(name) {
    chosen = name;
    for (const element of buttons) element.setAttribute("aria-pressed", String(element.dataset.filter === name));
    onChoose();
  }

  const search = h("input", { type: "search", id: uniqueID("search"), placeholder: t("mail.search"), autocomplete: "off", spellcheck: "false", maxlength: "200" });
  search.addEventListener("input", debounced(250, () => onSearch(search.value.trim())));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && search.value === "") onLeaveSearch();
  });

  const state = h("p", { class: "mail-state" });
  const refresh = button("", () => busy(refresh, onRefresh), { icon: "refresh", label: t("mail.refresh"), kind: "quiet", data: { action: "refresh" } });
  return {
    choice: h("div", { class: "filters", role: "group", "aria-label": t("mail.filter") }, buttons),
    element: h(
      "div", { class: "list-head" }, heading,
      h("div", { class: "list-tools" },
        h("div", { class: "search" }, h("label", { class: "visually-hidden", for: search.id }, t("mail.search")), icon("search"), search),
        refresh, button("", onHelp, { icon: "help", label: t("mail.keys"), kind: "quiet", data: { action: "help" } })),
      state),
    focusSearch: () => search.focus(),
    isWhole: () => chosen === "all",
    fits: (mail) => choices[chosen].fits(mail),
    showUnread(count) {
      fill(counts, count > 0 && number(count));
      counts.hidden = count === 0;
    },
    /** "live" or "polling". */
    showState(name) {
      state.dataset.state = name;
      fill(state, h("span", { class: "dot", "aria-hidden": "true" }), t(`mail.state.${name}`));
    },
  };
}
