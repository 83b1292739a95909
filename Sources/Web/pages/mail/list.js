// The list pane: a row for each mail.

import { h, fill, tamed } from "../dom.js";
import { icon } from "../icons.js";
import { shortTime, moment, t } from "../i18n.js";
import { busy, button, copyButton, empty } from "../ui.js";
import { codeOf } from "./mailbox.js";

export const senderOf = (mail) => tamed(mail.from_name || mail.from || t("mail.no-sender"), 120);
export const subjectOf = (mail) => tamed(mail.subject || t("mail.no-subject"), 300);

/** A sender's first letter on a tone of its own; says nothing that the name beside it does not. */
export function avatar(mail) {
  const name = senderOf(mail);
  let sum = 0;
  for (const character of mail.from || name) sum = (sum * 31 + character.codePointAt(0)) % 997;
  const letter = [...name.replace(/^[^\p{L}\p{N}]+/u, "")][0] ?? "?";
  return h("span", { class: "avatar", "aria-hidden": "true", data: { tone: sum % 6 } }, letter.toLocaleUpperCase());
}

/** One mail. Its words have a direction of their own each (`dir`), so that none turns what stands beside it. The link is the row; the Copy button beside it is a stop of its own. */
function row(mail, href) {
  const code = codeOf(mail);
  const count = mail.attachments?.length ?? 0;
  const unread = h("span", { class: "visually-hidden" }, `${t("mail.unread")}: `);
  const time = h("time", { class: "row-time number", datetime: mail.received_at, title: moment(mail.received_at) });
  const link = h(
    "a", { class: "row-link", href, data: { mail: mail.id } },
    h("span", { class: "row-top" }, unread, h("span", { class: "row-from", dir: "auto" }, senderOf(mail)), time),
    h("span", { class: "row-subject" }, h("span", { dir: "auto" }, subjectOf(mail)),
      count > 0 && [icon("clip"), h("span", { class: "visually-hidden" }, t("mail.attachments", { count }))]),
    mail.preview && h("span", { class: "row-preview", dir: "auto" }, mail.preview));
  const element = h(
    "li", { class: "mail-row" }, avatar(mail), link,
    code && h("div", { class: "row-code" }, h("span", { class: "code", data: { code } }, code), copyCode(code)));
  element.link = link;
  element.update = (current, isOpen) => {
    element.classList.toggle("unread", !current.seen);
    unread.hidden = current.seen;
    time.textContent = shortTime(current.received_at);
    if (isOpen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  };
  return element;
}

/** @param kind how it looks: "quiet" in a row, "primary" in a message. */
export function copyCode(code, kind = "quiet") {
  const element = copyButton(code, t("copy"), { kind });
  element.setAttribute("aria-label", t("mail.copy-code", { code }));
  element.dataset.copy = code;
  return element;
}

/**
 * @param mailbox what it lists.
 * @param hrefOf the address of a mail within the page.
 * @param nothing makes what stands in the place of an empty list.
 */
export function mailList({ mailbox, hrefOf, onOpen, onOlder, nothing }) {
  const rows = new Map();
  let isFilled = false;
  const list = h("ul", { class: "rows", "aria-label": t("mail.list") });
  const none = h("div");
  const skeleton = h(
    "div", { class: "skeleton", role: "status" }, h("span", { class: "visually-hidden" }, t("mail.loading")),
    [1, 2, 3, 4].map(() => h("div", {}, h("i"), h("b"), h("b"))));
  const older = button(t("mail.older"), () => busy(older, onOlder), { kind: "quiet" });
  const element = h("div", { class: "rows-pane", "aria-busy": "true" }, list, h("div", { class: "rows-foot" }, none, older));

  list.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    // With a modifier the browser opens a tab of its own.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(link.dataset.mail, { byKey: event.detail === 0 });
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = event.target.closest(".mail-row");
    const next = step > 0 ? at?.nextElementSibling : at?.previousElementSibling;
    if (!step || !next?.link) return;
    event.preventDefault();
    next.link.focus();
  });

  /** Shows `mails`, or what kept them from being loaded; rows that stay are not touched, so that neither focus nor scrolling is lost. */
  function show(mails, openID, problem) {
    const isDone = mailbox.isLoaded || problem !== undefined;
    element.setAttribute("aria-busy", String(!isDone));
    element.classList.toggle("loading", !isDone);
    const present = new Set(mails.map((mail) => mail.id));
    for (const [id, row] of rows) {
      if (present.has(id)) continue;
      row.remove();
      rows.delete(id);
    }
    mails.forEach((mail, index) => {
      let element = rows.get(mail.id);
      if (!element) {
        rows.set(mail.id, (element = row(mail, hrefOf(mail.id))));
        element.classList.toggle("arrived", isFilled && index === 0);
      }
      element.update(mail, mail.id === openID);
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    });
    list.hidden = mails.length === 0;
    isFilled = mailbox.isLoaded;
    // Not within the foot, which would move when rows come: what moves under a finger is pressed by mistake.
    if (isDone) skeleton.remove();
    else element.prepend(skeleton);
    fill(none, problem ?? (isDone && mails.length === 0 && empty(...nothing())));
    older.hidden = !(mailbox.isLoaded && mailbox.hasOlder);
  }

  return { element, show, focus: (id) => rows.get(id)?.link.focus(), focused: () => document.activeElement?.dataset.mail };
}
