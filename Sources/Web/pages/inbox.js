// /inbox: a buyer's own mail, behind address and PIN.

import { get, onLoggedOut, post } from "./api.js";
import { loadWords, t, number } from "./i18n.js";
import { h } from "./dom.js";
import { attempt, bar, button, copyButton, show } from "./ui.js";
import { addressCard } from "./inbox/address.js";
import { logInPage } from "./inbox/login.js";
import { sessionsDialog } from "./inbox/sessions.js";

/** Says only that somebody has logged in here: without it the page asks for nothing that would be refused. */
const hint = "restante.buyer";

let view;

function logOutPage(reason) {
  localStorage.removeItem(hint);
  view?.close();
  view = undefined;
  logInPage({ reason, onLoggedIn: inboxPage });
}

onLoggedOut(() => logOutPage(t("inbox.ended")));

async function inboxPage() {
  const [me, { mailView }] = await Promise.all([get("/api/buyer/me"), import("./mailview.js")]);
  localStorage.setItem(hint, "1");
  const copy = () => copyButton(me.address, t("inbox.copy-address"), { iconOnly: true });
  const logOut = button("", () => attempt(async () => {
    await post("/api/buyer/logout");
    history.replaceState(null, "", location.pathname);
    logOutPage(t("inbox.logged-out"));
  }), { icon: "leave", label: t("log-out"), kind: "quiet", data: { action: "log-out" } });
  const sessions = button("", sessionsDialog, { icon: "shield", label: t("inbox.sessions"), kind: "quiet", data: { action: "sessions" } });

  view?.close();
  view = mailView({
    base: "/api/buyer/messages", events: "/api/buyer/events", address: me.address, can: { mark: true, delete: true },
    aside: addressCard(me),
    heading: h("div", { class: "inbox-address narrow" }, h("span", {}, me.address), copy()),
    onUnread: (count) => (document.title = `${count > 0 ? `(${number(count)}) ` : ""}${me.address} – Restante`),
  });
  show(
    `${me.address} – Restante`,
    bar(h("div", { class: "inbox-address wide" }, h("span", { data: { address: me.address } }, me.address), copy()),
      h("div", { class: "inbox-actions" }, sessions, logOut)),
    h("main", { id: "main", class: "inbox", tabindex: "-1" }, h("h1", { class: "visually-hidden" }, t("inbox.heading", { address: me.address })), view.element));
}

const isKnown = localStorage.getItem(hint) !== null;
// What is needed next comes along with the words.
if (isKnown) import("./mailview.js");
await loadWords("base", "inbox", "mail");
if (isKnown) {
  try {
    await inboxPage();
  } catch (error) {
    // Where the session has ended, the log-in is shown already.
    if (error.status !== 401) logInPage({ problem: error, onLoggedIn: inboxPage });
  }
} else {
  logInPage({ onLoggedIn: inboxPage });
}
