// The newest mail of all mailboxes, as it comes.

import { get } from "../api.js";
import { h, tamed } from "../dom.js";
import { moment, shortTime, t } from "../i18n.js";
import { listen } from "../stream.js";
import { announce, badge, copyButton, explain } from "../ui.js";

const most = 12;

/** `arrived` is called for each mail that comes while one looks. */
export function newest(view, arrived) {
  /** When the newest came that was there before, by the server's clock; undefined until that is known. */
  let before;
  const state = h("p", { class: "hint", data: { live: "" } });
  const list = h("ul", { class: "newest" });
  const none = h("p", { class: "hint", hidden: true }, t("newest.none"));
  const shown = (id) => [...list.children].find((element) => element.dataset.mail === id);

  /** Newest first; the rows that are there stay, and so does a focus on one. */
  function add(mail) {
    const known = shown(mail.id);
    if (known) return known.replaceWith(row(mail));
    list.insertBefore(row(mail), [...list.children].find((element) => element.dataset.at < mail.received_at) ?? null);
    while (list.children.length > most) list.lastChild.remove();
    none.hidden = true;
    if (before === undefined || mail.received_at <= before) return undefined;
    announce(t("newest.came", { address: mail.address, from: senderOf(mail) }));
    return arrived();
  }

  /** The trail knows what came before: when, from whom, for whom. The stream adds the rest. */
  async function look() {
    const { events } = await get(`/api/owner/intake?verdict=accepted&limit=${most}`, { signal: view.signal });
    for (const { message_id: id, at, from, address } of events) {
      if (id && !shown(id)) add({ id, received_at: at, from, address });
    }
    none.hidden = list.children.length > 0;
    before ??= events[0]?.at ?? "";
    return events.at(-1)?.at;
  }

  const poll = () => look().catch(() => {});

  async function begin() {
    let since;
    try {
      since = await look();
    } catch (error) {
      state.textContent = explain(error);
    }
    if (view.signal.aborted) return;
    // From a little before the oldest that is shown: the trail notes its time a moment apart from the mail's.
    const from = new Date((since ? Date.parse(since) : Date.now()) - 10_000).toISOString();
    const end = listen("/api/owner/events", {
      since: from, poll,
      onState: (name) => (state.textContent = t(`live.${name}`)),
      onMessage: add,
    });
    view.signal.addEventListener("abort", end);
  }

  begin();
  return [h("div", { class: "row" }, h("h2", {}, t("newest")), state), list, none];
}

const senderOf = (mail) => tamed(mail.from || t("trail.bounce"), 120);

function row(mail) {
  const from = senderOf(mail);
  return h(
    "li", { data: { mail: mail.id, at: mail.received_at } },
    h("div", {},
      h("p", { class: "subject" }, mail.mailbox ? h("a", { href: `#mailbox/${mail.mailbox}/${mail.id}` }, tamed(mail.subject || t("no-subject"), 300)) : from),
      h("p", { class: "hint" }, mail.mailbox ? `${from} → ${mail.address}` : `→ ${mail.address}`)),
    mail.otp && h("span", { class: "value" }, h("span", { class: "badge good code" }, mail.otp), copyButton(mail.otp, t("copy.value", { value: mail.otp }), { iconOnly: true })),
    h("time", { datetime: mail.received_at, title: moment(mail.received_at), class: "muted number" }, shortTime(mail.received_at)));
}
