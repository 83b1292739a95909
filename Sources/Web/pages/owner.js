// The owner's page: the log-in, the frame around the sections, and which of them is shown.

import { get, post, onLoggedOut } from "./api.js";
import { h, fill } from "./dom.js";
import { icon } from "./icons.js";
import { loadWords, t } from "./i18n.js";
import { attempt, bar, busy, button, show } from "./ui.js";
import { door } from "./owner/door.js";
import { failure } from "./owner/view.js";

/** By the name behind the `#`; one module each, loaded when it is first shown. */
const sections = {
  overview: "chart", domains: "domain", buyers: "people", keys: "key", webhook: "send", rented: "clock", trail: "search", account: "shield",
};

/** All that is kept in the browser: that there was a log-in, so that a page without one asks for nothing. */
const hint = "restante.owner";

let owner;
let main;
/** Aborted when another section is shown: what was asked for this one is not drawn any more. */
let view;
/** What of the address names the section that is shown. */
let shown;

// MARK: The log-in

function knock(reason) {
  view?.abort();
  owner = undefined;
  document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  show(`${t("log-in")} · Restante`, bar(), door(reason, enter));
}

async function enter(who) {
  owner = who;
  localStorage.setItem(hint, "1");
  frame();
  await route(true);
}

async function leave(event) {
  await busy(event.currentTarget, async () => {
    await post("/api/owner/logout");
    localStorage.removeItem(hint);
    knock();
  });
}

onLoggedOut((error) => {
  localStorage.removeItem(hint);
  if (owner) knock(t(error.code === "owner_inactive" ? "door.inactive" : "door.ended"));
});

// Another tab has logged out: this one must not go on showing mail.
addEventListener("storage", (event) => {
  if (owner && event.key === hint && event.newValue === null) knock(t("door.ended"));
});

// MARK: The frame

function navigation() {
  return h(
    "nav", { class: "nav", "aria-label": t("sections") },
    h("ul", {}, Object.entries(sections).map(([name, symbol]) =>
      h("li", {}, h("a", { href: `#${name}`, data: { section: name } }, icon(symbol), h("span", {}, t(`nav.${name}`)))))),
    h(
      "div", { class: "who" }, h("p", { title: owner.email }, owner.email),
      button(t("log-out"), leave, { icon: "leave", kind: "quiet", data: { action: "log-out" } })));
}

function frame() {
  const drawer = h("dialog", { class: "drawer", "aria-label": t("sections") });
  const menu = button("", () => drawer.showModal(), { icon: "menu", label: t("menu"), kind: "quiet menu" });
  drawer.append(button("", () => drawer.close(), { icon: "close", label: t("close"), kind: "quiet" }), navigation());
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer || event.target.closest("a")) drawer.close();
  });
  main = h("main", { id: "main", tabindex: "-1" });
  show("Restante", bar(menu), drawer, h("div", { class: "frame" }, h("div", { class: "side" }, navigation()), main));
  // The menu stands before the mark, where it is looked for.
  document.querySelector(".bar").prepend(menu);
}

// MARK: The section

async function route(isMoved) {
  const [name, ...path] = decodeURIComponent(location.hash.slice(1)).split("/");
  const section = name in sections || name === "mailbox" ? name : "overview";
  // Which mail of a mailbox is open is the mail view's own.
  const place = section === "mailbox" ? `mailbox/${path[0]}` : location.hash;
  if (place === shown && !view?.signal.aborted) return;
  shown = place;
  view?.abort();
  view = new AbortController();
  const { signal } = view;
  if (section !== name) history.replaceState(null, "", `#${section}`);
  for (const link of document.querySelectorAll(".nav a")) {
    const isCurrent = link.dataset.section === (section === "mailbox" ? "buyers" : section);
    if (isCurrent) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${t(`nav.${section}`)} · Restante`;
  try {
    const { default: draw } = await import(`./owner/${section}.js`);
    if (!signal.aborted) fill(main, h("div", { class: "section", data: { section } }, draw({ signal, path, owner })));
  } catch (error) {
    shown = undefined;
    if (!signal.aborted) fill(main, failure(error, () => route()));
  }
  if (signal.aborted || !isMoved) return;
  scrollTo(0, 0);
  (main.querySelector("h1") ?? main).focus();
}

addEventListener("hashchange", async () => {
  if (!owner) return;
  document.querySelector("dialog.drawer")?.close();
  await route(true);
});

// MARK: The beginning

await loadWords("base", "owner");
if (localStorage.getItem(hint)) {
  const who = await get("/api/owner/me").catch((error) => (error.status === 401 ? null : error));
  if (who instanceof Error) {
    show("Restante", bar(), h("main", { id: "main", tabindex: "-1", class: "door" }, failure(who, () => location.reload())));
  } else if (who) {
    owner = who;
    frame();
    await attempt(route);
  } else {
    knock(t("door.ended"));
  }
} else {
  knock();
}
