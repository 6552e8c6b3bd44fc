// What waits to be told to a screen reader: at most one message every ten seconds.

import { useEffect, useRef, useState } from "../../../vendor/preact-hooks.js";

const EVERY = 10_000; // ms

/**
 * @typedef {string | (() => string)} Message
 * @typedef {(about: string, words?: Message) => void} Tell
 * @typedef {{waiting: Map<string, Message>, last: number, timer?: number}} Queue
 */

// `tell(about, words)` has words told, or what a function says when they are; `said` is {words}, the
// last message, or null. What is said anew about the same takes the place of what still waits.
/** @returns {[said: {words: string} | null, tell: Tell]} */
export function useMessages() {
  const [said, say] = useState(/** @type {{words: string} | null} */ (null));
  const { current: queue } = useRef(/** @type {Queue} */ ({ waiting: new Map(), last: -EVERY }));
  useEffect(() => () => clearTimeout(queue.timer), []);
  const tellAll = () => {
    queue.timer = undefined;
    const words = [...queue.waiting.values()]
      .map((one) => (typeof one === "string" ? one : one()))
      .filter(Boolean)
      .join(" ");
    queue.waiting.clear();
    if (!words) return;
    queue.last = performance.now();
    say({ words });
  };
  /** @type {Tell} */
  const tell = (about, words = "") => {
    queue.waiting.set(about, words);
    queue.timer ??= setTimeout(tellAll, Math.max(0, queue.last + EVERY - performance.now()));
  };
  return [said, tell];
}
