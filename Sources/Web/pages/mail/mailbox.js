// The mail of one mailbox as the server lists it; knows nothing of how it is shown.

import { get, patch, poller, remove, url } from "../api.js";

/** What a row shows; the long parts of a mail are asked for when it is opened. */
const members = "id,from,from_name,subject,received_at,otp,codes,attachments,seen,preview";

/** The code that a row shows: the sure one, or the only likely one. */
export const codeOf = (mail) => mail.otp ?? (mail.codes?.length === 1 ? mail.codes[0].code : null);

export class Mailbox {
  /** Newest first; with a search, what it found. */
  mails = [];
  unread = 0;
  query = "";
  isLoaded = false;

  #base;
  #cursor = null;
  #poll;
  #asking = null;
  #askAgain = false;

  /** @param base the path of the mailbox's messages. */
  constructor(base) {
    this.#base = base;
    this.#poll = poller(this.#list());
  }

  get hasOlder() {
    return this.#cursor !== null;
  }

  path(id, part) {
    return `${this.#base}/${encodeURIComponent(id)}${part ? `/${part}` : ""}`;
  }

  message(id, options) {
    return get(this.path(id), options);
  }

  #list(cursor) {
    return url(this.#base, { limit: 50, fields: members, q: this.query, cursor });
  }

  /** From now on only mails that contain `query`; an empty one is all mail. The next look finds them. */
  search(query) {
    this.query = query;
    this.mails = [];
    this.#cursor = null;
    this.isLoaded = false;
    this.#poll = poller(this.#list());
  }

  /** Looks for what is new. A mail that comes while a look is under way is seen by another one behind it. */
  refresh() {
    if (this.#asking) {
      this.#askAgain = true;
      return this.#asking;
    }
    this.#asking = this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #ask() {
    do {
      this.#askAgain = false;
      const poll = this.#poll;
      const page = await poll();
      // Another search has begun meanwhile: this answer is to a question that nobody asks any more.
      if (poll !== this.#poll) this.#askAgain = true;
      else if (page) this.#merge(page);
    } while (this.#askAgain);
  }

  /** The page stands for its stretch of time: what it does not have there is gone; what is older is kept. */
  #merge(page) {
    const last = page.messages.at(-1);
    const isWhole = page.next_cursor === null || !last;
    const index = isWhole ? -1 : this.mails.findIndex((mail) => mail.id === last.id);
    if (isWhole || index < 0) this.#cursor = page.next_cursor;
    this.mails = index < 0 ? page.messages : [...page.messages, ...this.mails.slice(index + 1)];
    this.unread = page.unread;
    this.isLoaded = true;
  }

  async older() {
    const { query } = this;
    const page = await get(this.#list(this.#cursor));
    if (query !== this.query) return;
    const known = new Set(this.mails.map((mail) => mail.id));
    this.mails.push(...page.messages.filter((mail) => !known.has(mail.id)));
    this.#cursor = page.next_cursor;
  }

  /** The server has marked it already: reading a mail does. */
  noteSeen(id, seen = true) {
    const mail = this.mails.find((mail) => mail.id === id);
    if (!mail || mail.seen === seen) return;
    mail.seen = seen;
    this.unread = Math.max(0, this.unread + (seen ? -1 : 1));
  }

  async mark(id, seen) {
    await patch(this.path(id), { seen });
    this.noteSeen(id, seen);
  }

  async delete(id) {
    await remove(this.path(id));
    this.noteSeen(id);
    this.mails = this.mails.filter((mail) => mail.id !== id);
  }
}
