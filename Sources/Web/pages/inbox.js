// /inbox: a buyer's own mail, behind address and PIN.

import { get, onLoggedOut, post } from "./api.js";
import { loadWords, t, number } from "./i18n.js";
import { h } from "./dom.js";
import { attempt, bar, button, failure, show } from "./ui.js";
import { addressCard, addressLine, copyAddress } from "./inbox/address.js";

/** Says only that somebody has logged in here: without it the page asks for nothing that would be refused. */
const hint = "restante.buyer";

let view;

function logOutPage(reason, kind) {
  localStorage.removeItem(hint);
  view?.close();
  view = undefined;
  door({ reason, kind });
}

async function door(options = {}) {
  const { logInPage } = await import("./inbox/login.js");
  logInPage({
    ...options,
    async onLoggedIn() {
      await inboxPage();
      document.getElementById("main").focus();
    },
  });
}

async function showSessions() {
  const { sessionsDialog } = await import("./inbox/sessions.js");
  return sessionsDialog();
}

// Another tab has logged out, or in to another inbox: this one must not go on with what it was.
addEventListener("storage", (event) => {
  if (event.key === hint) location.reload();
});

const inboxParts = () => Promise.all([get("/api/buyer/me"), import("./mailview.js")]);

async function inboxPage(parts = inboxParts()) {
  const [me, { mailView }] = await parts;
  localStorage.setItem(hint, "1");
  const logOut = button("", () => attempt(async () => {
    await post("/api/buyer/logout");
    history.replaceState(null, "", location.pathname);
    logOutPage(t("inbox.logged-out"), "good");
  }), { icon: "leave", label: t("log-out"), kind: "quiet", data: { action: "log-out" } });
  const sessions = button("", showSessions, { icon: "shield", label: t("inbox.sessions"), kind: "quiet", data: { action: "sessions" } });

  view?.close();
  view = mailView({
    base: "/api/buyer/messages", events: "/api/buyer/events", address: me.address, can: { mark: true, delete: true },
    aside: addressCard(me), heading: addressLine(me),
    onUnread: (count) => (document.title = `${count > 0 ? `(${number(count)}) ` : ""}${me.address} – Restante`),
  });
  show(
    `${me.address} – Restante`,
    bar(h("div", { class: "inbox-address wide" }, h("span", { data: { address: me.address } }, me.address), copyAddress(me)),
      h("div", { class: "inbox-actions" }, sessions, logOut)),
    h("main", { id: "main", class: "inbox", tabindex: "-1" }, h("h1", { class: "visually-hidden" }, t("inbox.heading", { address: me.address })), view.element));
}

// What is shown next comes along with the words.
const parts = localStorage.getItem(hint) === null ? undefined : inboxParts();
(parts ?? import("./inbox/login.js")).catch(() => {});
await loadWords("base", "inbox", "mail");
onLoggedOut(() => logOutPage(t("inbox.ended"), "warn"));
if (parts) {
  try {
    await inboxPage(parts);
  } catch (error) {
    if (error.endsSession) logOutPage(t("inbox.ended"), "warn");
    else show("Restante", bar(), h("main", { id: "main", tabindex: "-1", class: "door" }, failure(error, () => location.reload())));
  }
} else {
  door();
}
