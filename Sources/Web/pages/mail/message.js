// The message pane: one mail, its code first.

import { breakable, h, fill } from "../dom.js";
import { icon } from "../icons.js";
import { has, moment, relative, size, t } from "../i18n.js";
import { button, empty } from "../ui.js";
import { avatar, copyCode, senderOf, subjectOf } from "./list.js";
import { mailTabs } from "./forms.js";

function codesOf(mail) {
  const codes = (mail.codes ?? []).map((found) => found.code);
  const first = mail.otp ?? codes[0];
  if (!first) return null;
  const others = codes.filter((code) => code !== first);
  return h(
    "section", { class: "code-card", "aria-label": t("mail.code") },
    h("div", { class: "code-main" },
      h("p", { class: "code-label" }, t(mail.otp ? "mail.code" : "mail.code.likely")),
      h("p", { class: "code", data: { code: first } }, first)),
    copyCode(first, "primary"),
    others.length > 0 && h("div", { class: "code-others" },
      h("p", { class: "code-label" }, t("mail.codes.other")),
      h("ul", {}, others.map((code) => h("li", {}, h("span", { class: "code", data: { code } }, code), copyCode(code))))));
}

/** The links one came for: they sign in, prove an address or set a password. The host stands there, for people to judge. */
function linksOf(mail) {
  const links = (mail.links ?? []).filter((link) => link.kind === "verification" || link.kind === "reset").slice(0, 4);
  if (links.length === 0) return null;
  return h("ul", { class: "mail-links", "aria-label": t("mail.links") }, links.map((link) =>
    h("li", {}, h(
      "a", { class: "button", href: link.href, target: "_blank", rel: "noopener noreferrer", data: { link: link.kind } },
      icon("open"), h("span", {}, link.text || t(`mail.link.${link.kind}`)), h("small", {}, hostOf(link.href))))));
}

const hostOf = (href) => URL.canParse(href) ? new URL(href).host : href;

function attachmentsOf(mail, path) {
  const files = mail.attachments ?? [];
  if (files.length === 0) return null;
  return h(
    "section", { class: "mail-files" }, h("h3", {}, t("mail.attachments", { count: files.length })),
    h("ul", {}, files.map((file, index) => h("li", {}, h(
      "a", { class: "file", href: path(`attachments/${index}`), download: file.name ?? "" },
      icon("clip"), h("span", { class: "file-name", dir: "auto" }, file.name || t("mail.file", { number: index + 1 })),
      h("span", { class: "muted number" }, size(file.size)), icon("download"))))));
}

/** What differs from mail to mail in a remark of the parser: a charset's name, a number, an encoding. */
const differing = /'.*'|(?<=than )\d+|(?<=in its )\S+(?= encoding)/;

/** A remark in the reader's words. */
function remark(note) {
  const value = differing.exec(note)?.[0];
  const key = `note.${note.replace(differing, "…")}`;
  return has(key) ? t(key, { value: Number(value) || value }) : note;
}

function notesOf(mail) {
  const notes = mail.notes ?? [];
  if (notes.length === 0) return null;
  return h(
    "details", { class: "mail-notes" }, h("summary", {}, t("mail.notes", { count: notes.length })),
    h("ul", {}, notes.map((note) => h("li", {}, remark(note)))));
}

const party = (label, ...value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));

/** @param can what the reader may do: `{mark, delete}`. */
export function messagePane({ mailbox, can, onBack, onMark, onDelete }) {
  const element = h("section", { class: "mail-message", "aria-label": t("mail.message") });
  let heading;

  const tools = (mail) => h(
    "div", { class: "message-tools", role: "group", "aria-label": t("mail.actions") },
    button("", onBack, { icon: "back", label: t("mail.back"), kind: "quiet to-list", data: { action: "back" } }),
    h("span", { class: "space" }),
    can.mark && button(t("mail.mark-unread"), () => onMark(mail.id), { icon: "mail", kind: "quiet", data: { action: "unread" } }),
    h("a", { class: "button quiet", href: mailbox.path(mail.id, "raw"), download: "", title: t("mail.raw.download"), "aria-label": t("mail.raw.download") }, icon("download")),
    can.delete && button("", () => onDelete(mail.id), { icon: "trash", label: t("mail.delete"), kind: "quiet", data: { action: "delete" } }));

  return {
    element,
    focus: () => heading?.focus(),
    showNothing() {
      heading = null;
      fill(element, h("div", { class: "message-none" }, empty("mail", t("mail.pick.title"), t("mail.pick.text"))));
    },
    /** `again` tries once more, if that may help. */
    showProblem(text, again) {
      heading = h("h2", { tabindex: "-1" }, text);
      fill(element, h("div", { class: "message-tools" }, button("", onBack, { icon: "back", label: t("mail.back"), kind: "quiet to-list" })),
        h("div", { class: "message-none" }, h("div", { class: "empty" }, icon("mail"), heading, again && button(t("again"), again, { icon: "refresh" }))));
    },
    show(mail) {
      const path = (part) => mailbox.path(mail.id, part);
      heading = h("h2", { class: "message-subject", tabindex: "-1", dir: "auto" }, subjectOf(mail));
      fill(
        element, tools(mail),
        h("article", { class: "message-body", data: { message: mail.id } },
          heading,
          h("div", { class: "message-head" }, avatar(mail), h(
            "dl", { class: "parties" },
            party(t("mail.from"), h("bdi", {}, h("strong", {}, senderOf(mail))), " ", mail.from_name && h("bdi", { class: "muted" }, breakable(mail.from))),
            party(t("mail.to"), mail.to),
            party(t("mail.time"), h("time", { datetime: mail.received_at }, moment(mail.received_at)), h("span", { class: "muted" }, ` · ${relative(mail.received_at)}`)))),
          codesOf(mail), linksOf(mail), attachmentsOf(mail, path), mailTabs(mail, path), notesOf(mail)));
      element.scrollTop = 0;
    },
  };
}
