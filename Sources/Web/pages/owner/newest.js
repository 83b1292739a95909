// The newest mail of all mailboxes, as it comes.

import { get } from "../api.js";
import { h, fill } from "../dom.js";
import { moment, shortTime, t } from "../i18n.js";
import { listen } from "../stream.js";
import { announce, badge, copyButton, explain } from "../ui.js";

const most = 12;

/** `arrived` is called for each mail that comes while one looks. */
export function newest(view, arrived) {
  const began = Date.now();
  const mails = new Map();
  const state = h("p", { class: "hint", data: { live: "" } });
  const list = h("ul", { class: "newest" });

  function add(mail) {
    mails.set(mail.id, { ...mails.get(mail.id), ...mail });
    const shown = [...mails.values()].sort((a, b) => (a.received_at < b.received_at ? 1 : -1)).slice(0, most);
    mails.clear();
    for (const mail of shown) mails.set(mail.id, mail);
  }

  const draw = () => fill(list, mails.size ? [...mails.values()].map(row) : h("li", { class: "hint" }, t("newest.none")));

  /** The trail knows what came before: when, from whom, for whom. The stream adds the rest. */
  async function look() {
    const { events } = await get(`/api/owner/intake?verdict=accepted&limit=${most}`, { signal: view.signal });
    for (const event of events) {
      if (event.message_id && !mails.has(event.message_id)) add({ id: event.message_id, received_at: event.at, from: event.from, address: event.address });
    }
    draw();
    return events.at(-1)?.at;
  }

  const poll = () => look().catch(() => {});

  async function begin() {
    let since;
    try {
      since = await look();
    } catch (error) {
      if (!view.signal.aborted) fill(list, h("li", { class: "problem" }, explain(error)));
    }
    if (view.signal.aborted) return;
    // From a little before the oldest that is shown: the trail notes its time a moment apart from the mail's.
    const from = new Date((since ? Date.parse(since) : began) - 10_000).toISOString();
    const end = listen(`/api/owner/events?since=${encodeURIComponent(from)}`, {
      poll,
      onState: (name) => (state.textContent = t(`live.${name}`)),
      onMessage: (mail) => {
        add(mail);
        draw();
        if (Date.parse(mail.received_at) < began) return;
        announce(t("newest.came", { address: mail.address, from: mail.from }));
        arrived();
      },
    });
    view.signal.addEventListener("abort", end);
  }

  begin();
  return [h("div", { class: "row" }, h("h2", {}, t("newest")), state), list];
}

function row(mail) {
  const from = mail.from || t("trail.bounce");
  return h(
    "li", { data: { mail: mail.id } },
    h("div", {},
      h("p", { class: "subject" }, mail.mailbox ? h("a", { href: `#mailbox/${mail.mailbox}/${mail.id}` }, mail.subject || t("no-subject")) : from),
      h("p", { class: "hint" }, mail.mailbox ? `${from} → ${mail.address}` : `→ ${mail.address}`)),
    mail.otp && h("span", { class: "value" }, h("span", { class: "badge good code" }, mail.otp), copyButton(mail.otp, t("copy.value", { value: mail.otp }), { iconOnly: true })),
    h("time", { datetime: mail.received_at, title: moment(mail.received_at), class: "muted number" }, shortTime(mail.received_at)));
}
