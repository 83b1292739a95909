// New mail as it comes: server-sent events, and polling while they cannot be had.

/**
 * Calls `onMessage(event data)` for each mail that arrives. While the stream is broken, `poll` is called every ten seconds and
 * `onState("polling")` tells; `onState("live")` when it is back.
 *
 * @returns a function that ends it.
 */
export function listen(path, { onMessage, poll, onState = () => {} }) {
  let source;
  let timer;
  let ended = false;

  const stopPolling = () => {
    clearInterval(timer);
    timer = undefined;
  };

  const open = () => {
    source = new EventSource(path);
    source.addEventListener("open", () => {
      // What came while the stream was down: a stream that was never open has no last event to resume behind.
      if (timer) poll();
      stopPolling();
      onState("live");
    });
    source.addEventListener("message", (event) => onMessage(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (ended) return;
      onState("polling");
      timer ??= setInterval(poll, 10_000);
      // The browser gives up for good on an answer that is no stream; we do not. The poll tells whether the session has ended.
      if (source.readyState !== EventSource.CLOSED) return;
      setTimeout(() => ended || open(), 15_000);
      poll();
    });
  };

  open();
  return () => {
    ended = true;
    stopPolling();
    source.close();
  };
}
