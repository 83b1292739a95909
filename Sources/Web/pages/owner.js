// The owner's page: the log-in, the frame around the sections, and which of them is shown.

import { get, post, onLoggedOut } from "./api.js";
import { h, fill } from "./dom.js";
import { icon } from "./icons.js";
import { loadWords, t } from "./i18n.js";
import { bar, busy, button, failure, show } from "./ui.js";
import { door } from "./owner/door.js";

/** By the name behind the `#`; one module each, loaded when it is first shown. */
const sections = {
  overview: "chart", domains: "domain", buyers: "users", keys: "key", webhook: "zap", rented: "wallet", trail: "trail", account: "user",
};

/** All that is kept in the browser: whose log-in there was, so that a page without one asks for nothing. */
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

function begin(who) {
  owner = who;
  localStorage.setItem(hint, who.id);
  frame();
}

async function enter(who) {
  begin(who);
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

// Another tab has logged out, or in as somebody else: the session is that one's now.
addEventListener("storage", (event) => {
  if (!owner || event.key !== hint || event.newValue === owner.id) return;
  if (event.newValue === null) knock(t("door.ended"));
  else location.reload();
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

/** What the address names: a section, what of it, and whether that is its name already. */
function place() {
  const [name, ...path] = location.hash.slice(1).split("/");
  const section = Object.hasOwn(sections, name) || name === "mailbox" ? name : "overview";
  return { section, path, isNamed: section === name };
}

async function route(isMoved) {
  const { section, path, isNamed } = place();
  // Which mail of a mailbox is open is the mail view's own.
  const wanted = section === "mailbox" ? `mailbox/${path[0]}` : location.hash;
  if (wanted === shown && !view?.signal.aborted) return;
  shown = wanted;
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  view?.abort();
  view = new AbortController();
  const { signal } = view;
  if (!isNamed) history.replaceState(null, "", `#${section}`);
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
  await route(true);
});

// MARK: The beginning

const isKnown = localStorage.getItem(hint) !== null;
// What is needed next comes along with the words.
if (isKnown) import(`./owner/${place().section}.js`);
const [who] = await Promise.all([isKnown && get("/api/owner/me").catch((error) => error), loadWords("base", "owner")]);
if (who instanceof Error && who.status !== 401) {
  show("Restante", bar(), h("main", { id: "main", tabindex: "-1", class: "door" }, failure(who, () => location.reload())));
} else if (!who || who instanceof Error) {
  knock(who ? t("door.ended") : undefined);
} else {
  begin(who);
  await route();
}
