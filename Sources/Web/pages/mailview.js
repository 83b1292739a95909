// The mail of one mailbox: list and message side by side, kept up to date. For a buyer's inbox and for an owner's look into it.

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { announce, attempt, confirmed, explain, failure, notify } from "./ui.js";
import { listen } from "./stream.js";
import { mailHead } from "./mail/head.js";
import { Mailbox } from "./mail/mailbox.js";
import { mailList, senderOf, subjectOf } from "./mail/list.js";
import { messagePane } from "./mail/message.js";
import { helpDialog, shortcuts } from "./mail/keys.js";

/** Resolves when the style of this view is there, so that nothing jumps. */
function styled() {
  return new Promise((resolve) => {
    const href = new URL("mail.css", import.meta.url).href;
    document.head.append(h("link", { rel: "stylesheet", href, on: { load: resolve, error: resolve } }));
  });
}
await styled();

/**
 * @param options
 * - `base`: the path of the mailbox's messages;
 * - `events`: the path of the stream of new mail; `concerns(event)` tells which of its events are this mailbox's;
 * - `address`: of the mailbox, in words;
 * - `place`: the part of `location.hash` before a message's id. Changes behind it are this view's own;
 * - `can`: what the reader may do: `{mark, delete}`; who may mark, marks by reading;
 * - `aside`, `heading`: elements for the side pane of a wide view, and for above the list;
 * - `onUnread(count)`: for the page's title.
 *
 * @returns `element`, and `close()`, which ends the stream and the keys.
 */
export function mailView({ base, events, concerns = () => true, address, place = "#/", can = {}, aside, heading, onUnread = () => {} }) {
  const mailbox = new Mailbox(base);
  let openID = null;
  let opening;
  /** Stands in the place of mail that could not be loaded. */
  let problem;
  let later;
  /** Whether Back leads to the list. */
  let isAboveList = false;
  /** Kept in sight under the filter "unread" after it was read, until another filter is chosen. */
  const kept = new Set();

  const shownMails = () => mailbox.mails.filter((mail) => head.fits(mail) || kept.has(mail.id));

  // MARK: Parts

  const list = mailList({
    mailbox, hrefOf: (id) => place + id,
    onOpen: (id, how) => open(id, how),
    onOlder: async () => {
      await mailbox.older();
      show();
    },
    nothing: () =>
      mailbox.query ? ["search", t("mail.none.title"), t("mail.none.text", { query: mailbox.query })]
      : !head.isWhole() ? ["mail", t("mail.filtered.title"), t("mail.filtered.text")]
      : ["inbox", t("mail.empty.title"), t("mail.empty.text", { address })],
  });
  const message = messagePane({ mailbox, can, onBack: back, onMark: markUnread, onDelete: deleteMail });

  const head = mailHead({
    heading, onSearch: find, onRefresh: refresh, onHelp: help,
    onChoose() {
      kept.clear();
      show();
    },
    onLeaveSearch: () => list.focus(shownMails()[0]?.id),
  });
  const element = h(
    "div", { class: "mailview" },
    h("div", { class: "mail-panes" },
      h("div", { class: "mail-side" }, head.choice, aside),
      h("section", { class: "mail-list", "aria-label": t("mail.list") }, head.element, list.element), message.element));

  // MARK: Showing

  function show() {
    list.show(shownMails(), openID, problem);
    head.showUnread(mailbox.unread);
    onUnread(mailbox.unread);
  }

  async function refresh() {
    try {
      await mailbox.refresh();
      problem = undefined;
    } catch (error) {
      if (mailbox.isLoaded) throw error;
      // One that stands there already is not said again.
      problem ??= failure(error, again);
      clearTimeout(later);
      later = setTimeout(refresh, 10_000);
    }
    show();
  }

  /** Looks from the beginning, and shows that it does. */
  function begin() {
    problem = undefined;
    show();
    return attempt(refresh);
  }

  async function again() {
    await begin();
    if (problem) problem.querySelector("button").focus();
    else list.focus(shownMails()[0]?.id);
  }

  async function find(query) {
    if (query === mailbox.query) return;
    mailbox.search(query);
    await begin();
    if (mailbox.query !== query) return;
    if (query && !problem) announce(t("mail.found", { count: mailbox.mails.length }));
  }

  // MARK: One mail

  const isListHidden = () => list.element.offsetParent === null;

  /** `byKey`: the focus follows to the message. `isLinked`: the address names it already. */
  async function open(id, { byKey = false, isLinked = false } = {}) {
    opening?.abort();
    opening = new AbortController();
    const { signal } = opening;
    const isFirst = openID === null;
    if (!isLinked) history[isFirst ? "pushState" : "replaceState"](null, "", place + id);
    if (isFirst) isAboveList = !isLinked;
    openID = id;
    show();
    try {
      const mail = await mailbox.message(id, { signal });
      if (signal.aborted) return;
      message.show(mail);
      if (can.mark) {
        kept.add(id);
        mailbox.noteSeen(id);
      }
    } catch (error) {
      if (error.name === "AbortError") return;
      if (error.status === 404) message.showProblem(t("mail.gone"));
      else message.showProblem(explain(error), () => open(id, { byKey: true, isLinked: true }));
    }
    element.dataset.open = id;
    show();
    if (byKey || (isFirst && isListHidden())) message.focus();
  }

  function closeMessage(focusID = openID) {
    opening?.abort();
    openID = null;
    delete element.dataset.open;
    message.showNothing();
    show();
    if (focusID) list.focus(focusID);
  }

  function back() {
    if (isAboveList) return history.back();
    history.replaceState(null, "", place);
    return closeMessage();
  }

  /** The browser's Back and Forward, and links into the mailbox. A page that shows other things under other hashes is left alone. */
  function follow() {
    const hash = location.hash || "#";
    if (hash !== place.replace(/\/$/, "") && !hash.startsWith(place)) return undefined;
    const id = hash.slice(place.length);
    if (id === (openID ?? "")) return undefined;
    return id ? open(id, { isLinked: true }) : closeMessage();
  }

  async function markUnread(id) {
    const isUnread = mailbox.mails.find((mail) => mail.id === id)?.seen === false;
    await attempt(async () => {
      await mailbox.mark(id, isUnread);
      announce(t(isUnread ? "mail.marked-read" : "mail.marked-unread"));
    });
    show();
  }

  async function deleteMail(id) {
    if (!(await confirmed(t("mail.delete.title"), t("mail.delete.text"), t("mail.delete")))) return;
    const mails = shownMails();
    const at = mails.findIndex((mail) => mail.id === id);
    const next = mails[at + 1] ?? mails[at - 1];
    await attempt(async () => {
      await mailbox.delete(id);
      notify(t("mail.deleted"));
      if (openID !== id) show();
      else if (next && !isListHidden()) await open(next.id);
      else {
        history.replaceState(null, "", place);
        closeMessage(null);
      }
      if (next) list.focus(next.id);
    });
  }

  // MARK: Keys

  /** On to the next row; where a message is open beside the list, its mail is shown. */
  function step(by) {
    const mails = shownMails();
    const at = mails.findIndex((mail) => mail.id === (list.focused() ?? openID));
    const next = mails[at < 0 ? 0 : at + by];
    if (!next) return;
    if (openID) open(next.id, { byKey: isListHidden() });
    list.focus(next.id);
  }

  const current = () => openID ?? list.focused();

  function copy() {
    const scope = openID ? message.element : document.activeElement?.closest(".mail-row") ?? list.element;
    scope.querySelector("[data-copy]")?.click();
  }

  function help() {
    return helpDialog([
      [["j", "k"], t("mail.key.step")], [["Enter"], t("mail.key.open")], [["Esc"], t("mail.back")], [["c"], t("mail.copy-code.short")],
      ...(can.mark ? [[["u"], t("mail.key.unread")]] : []), ...(can.delete ? [[["#"], t("mail.delete")]] : []),
      [["r"], t("mail.refresh")], [["/"], t("mail.search")], [["?"], t("mail.keys")],
    ]);
  }

  const endKeys = shortcuts({
    j: () => step(1), k: () => step(-1), r: () => attempt(refresh), c: copy, "/": head.focusSearch, "?": help,
    u: () => can.mark && current() && markUnread(current()),
    "#": () => can.delete && current() && deleteMail(current()),
    Escape: () => openID && back(),
  });

  // MARK: As mail comes

  head.showState("live");
  message.showNothing();
  begin();
  const endStream = listen(events, {
    onState: head.showState,
    // A look that fails is not told: the next one comes by itself, and an ended session is told by the page.
    poll: () => refresh().catch(() => {}),
    async onMessage(event) {
      if (!concerns(event)) return;
      await refresh().catch(() => {});
      const mail = mailbox.mails.find((mail) => mail.id === event.id) ?? event;
      announce(t(event.otp ? "mail.new-code" : "mail.new", { from: senderOf(mail), subject: subjectOf(mail), code: [...(event.otp ?? "")].join(" ") }));
    },
  });
  addEventListener("hashchange", follow);
  follow();

  return {
    element,
    close() {
      opening?.abort();
      clearTimeout(later);
      endStream();
      endKeys();
      removeEventListener("hashchange", follow);
    },
  };
}
