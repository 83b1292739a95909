// Looking again and again until it is there, less and less often.

import { relative, t, duration } from "../i18n.js";
import { explain } from "../ui.js";

const firstPause = 5;
const longestPause = 120;

/**
 * Asks while `isWanted()`, in longer and longer pauses, and not while nobody looks at the page.
 *
 * @returns `begin()` takes it up, `now()` asks at once.
 */
export function watch(view, { ask, isWanted, found, button, status, lastAt }) {
  let timer;
  let pause = firstPause;
  let isAsking = false;

  const say = (text) => (status.textContent = text);

  function begin() {
    clearTimeout(timer);
    if (view.signal.aborted || !isWanted()) return;
    if (!isAsking) say([lastAt() && t("checked", { when: relative(lastAt()) }), t("check.next", { time: duration(pause) })].filter(Boolean).join(" · "));
    timer = setTimeout(() => (document.hidden ? begin() : now()), pause * 1000);
    pause = Math.min(pause * 2, longestPause);
  }

  async function now(event) {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await ask(view.signal);
      if (view.signal.aborted) return;
      found(answer);
      say(t("checked", { when: relative(lastAt()) }));
    } catch (error) {
      say(explain(error));
    } finally {
      isAsking = false;
      button.removeAttribute("aria-busy");
    }
    begin();
  }

  view.signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    begin,
    now: () => {
      pause = firstPause;
      return now();
    },
  };
}
