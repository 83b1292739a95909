// What a mail holds, in its four forms: text, HTML, headers, source.

import { opening } from "../api.js";
import { h, fill, uniqueID } from "../dom.js";
import { icon } from "../icons.js";
import { size, t } from "../i18n.js";
import { button, explain } from "../ui.js";
import { subjectOf } from "./list.js";

/** Of a text or a source only so much is shown: a mail may have many megabytes, and each line costs as much as a paragraph. */
const mostOctets = 200_000;
const mostLines = 5_000;

const cutHint = (octets = mostOctets) => h("p", { class: "hint" }, t("mail.raw.cut", { size: size(octets) }));

const link = (href) => h("a", { href, target: "_blank", rel: "noopener noreferrer" }, href);

/** Text with its links; quoted lines stand back. */
function textOf(body) {
  const whole = body.trimEnd();
  const lines = whole.slice(0, mostOctets).split(/\r?\n/, mostLines);
  const text = h("div", { class: "mail-text" }, lines.map((line) => {
    const parts = line.split(/(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}])/g);
    return h("div", { class: line.startsWith(">") ? "quoted" : null, dir: "auto" }, parts.map((part, index) => index % 2 ? link(part) : part), line ? null : "\u00a0");
  }));
  return [(lines.length === mostLines || whole.length > mostOctets) && cutHint(lines.join("\n").length), text];
}

/**
 * The mail's HTML in a frame that runs nothing and belongs to nobody. A new frame for each look: one that navigates would add to
 * the history.
 */
function htmlOf(mail, path) {
  const place = h("div", { class: "mail-html" });
  const frame = (images) =>
    h("iframe", {
      title: t("mail.frame", { subject: subjectOf(mail) }), sandbox: "allow-popups allow-popups-to-escape-sandbox",
      referrerpolicy: "no-referrer", src: images ? `${path}?images=remote` : path,
    });
  const load = button(t("mail.images.load"), () => {
    const loaded = frame(true);
    fill(place, loaded);
    loaded.focus();
  }, { data: { action: "images" } });
  return fill(
    place,
    mail.remote_images && h("div", { class: "mail-images" }, icon("image"), h("p", {}, t("mail.images.off")), load),
    frame(false));
}

/** The lines of a header, unfolded (RFC 5322 section 2.2.3) for the eye: a field that goes on stands further in. */
function headersOf(source) {
  const header = source.split(/\r?\n\r?\n/, 1)[0];
  const fields = header.split(/\r?\n(?![ \t])/, mostLines);
  return h("dl", { class: "mail-headers", tabindex: "0", "aria-label": t("mail.tab.headers") }, fields.map((field) => {
    const colon = field.indexOf(":");
    return h("div", {}, h("dt", {}, field.slice(0, Math.max(colon, 0))), h("dd", {}, field.slice(colon + 1).trim()));
  }));
}

function rawOf(source, isWhole) {
  return [
    !isWhole && cutHint(),
    h("pre", { class: "mail-raw", tabindex: "0", "aria-label": t("mail.tab.raw") }, source),
  ];
}

/** Tabs as WAI-ARIA describes them: one stop, arrow keys between them. `path(part)` is where a part of the mail is. */
export function mailTabs(mail, path) {
  let source;
  const sourced = (show) => async () => {
    source ??= opening(path("raw"), mostOctets);
    try {
      const { text, isWhole } = await source;
      return show(text, isWhole);
    } catch (error) {
      source = undefined;
      return h("p", { class: "problem" }, explain(error));
    }
  };
  const forms = {
    text: () => mail.body_text ? textOf(mail.body_text) : h("p", { class: "muted" }, t("mail.no-text")),
    ...(mail.body_html && { html: () => htmlOf(mail, path("html")) }),
    headers: sourced(headersOf),
    raw: sourced(rawOf),
  };
  const names = Object.keys(forms);
  const prefix = uniqueID("tab");
  const panel = h("div", { class: "mail-panel", role: "tabpanel", id: `${prefix}-panel` });
  const tabs = names.map((name) =>
    h("button", {
      type: "button", class: "mail-tab", role: "tab", id: `${prefix}-${name}`, "aria-controls": panel.id, data: { tab: name },
      on: { click: () => choose(name) },
    }, t(`mail.tab.${name}`)));

  async function choose(name) {
    names.forEach((other, index) => {
      tabs[index].setAttribute("aria-selected", String(other === name));
      tabs[index].tabIndex = other === name ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `${prefix}-${name}`);
    panel.dataset.form = name;
    const content = forms[name]();
    if (content instanceof Promise) fill(panel, h("p", { class: "muted" }, t("mail.loading")));
    const shown = await content;
    if (panel.dataset.form === name) fill(panel, shown);
  }

  const list = h("div", {
    class: "mail-tabs", role: "tablist", "aria-label": t("mail.tabs"),
    on: {
      keydown: (event) => {
        const at = tabs.indexOf(document.activeElement);
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
        if (at < 0 || to === undefined) return;
        event.preventDefault();
        const next = (to + tabs.length) % tabs.length;
        tabs[next].focus();
        choose(names[next]);
      },
    },
  }, tabs);
  choose(mail.body_html ? "html" : "text");
  return [list, panel];
}
