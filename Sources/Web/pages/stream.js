// New mail as it comes: server-sent events, and polling while they cannot be had.

import { url } from "./api.js";

/**
 * Calls `onMessage(event data)` for each mail that arrives; from `since` on, a time, if it is given. While the stream is broken, `poll`
 * is called every ten seconds and `onState("polling")` tells; `onState("live")` when it is back.
 *
 * @returns a function that ends it.
 */
export function listen(path, { since, onMessage, poll, onState = () => {} }) {
  let source;
  let retry;
  let polling;
  /** Behind what the stream is taken up again: the last mail that it told. */
  let last = since;

  function open() {
    source = new EventSource(url(path, { since: last }));
    source.addEventListener("open", () => {
      // What came while the stream was down, or before it began: one that has told nothing yet has nothing to resume behind.
      if (polling || !last) poll();
      stopPolling();
      onState("live");
    });
    source.addEventListener("message", (event) => {
      last = event.lastEventId || last;
      onMessage(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      onState("polling");
      startPolling();
      // The browser gives up for good on an answer that is no stream; we do not. The poll tells whether the session has ended.
      if (source.readyState !== EventSource.CLOSED) return;
      retry = setTimeout(open, 15_000);
      poll();
    });
  }

  function close() {
    clearTimeout(retry);
    source?.close();
  }

  function startPolling() {
    polling ??= setInterval(poll, 10_000);
  }

  function stopPolling() {
    clearInterval(polling);
    polling = undefined;
  }

  /**
   * A browser opens six connections to a server for all its tabs together, and a page that is kept for Back keeps its own: with a stream
   * in each of them nothing could be loaded any more. What nobody looks at polls.
   */
  function follow() {
    close();
    if (document.hidden) startPolling();
    else open();
  }

  document.addEventListener("visibilitychange", follow);
  follow();
  return () => {
    document.removeEventListener("visibilitychange", follow);
    close();
    stopPolling();
  };
}
