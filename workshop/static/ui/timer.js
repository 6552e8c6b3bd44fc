// The meeting's timer. It belongs to the server: `timer` as in the session's record
// ({ends_at, left, length} in ms, or null), `now` the server's clock (live.now).

import { useEffect } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { useRedraw } from "./use-live.js";
import { fill } from "./words.js";

const MINUTE = 60_000;
const ANNOUNCED = [5, 1, 0]; // minutes left

/**
 * @typedef {import("../live/board/records.js").Timer | null} Time
 * @typedef {() => number} Now
 */

/**
 * Milliseconds left, at least 0; null where no timer is set. Never more than there are in all: a
 * screen's idea of the server's clock lags by the way of a message.
 * @param {Time | undefined} timer
 * @param {number} now
 */
export function leftOf(timer, now) {
  if (!timer) return null;
  return Math.max(
    0,
    timer.ends_at === null ? (timer.left ?? 0) : Math.min(timer.length, timer.ends_at - now),
  );
}

/**
 * 12:40. Rounded up, so that the last second is 0:01 and 0:00 is the end.
 * @param {number} left
 */
export function clock(left) {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * The time left in ms, drawn anew when its second changes, not before.
 * @param {Time | undefined} timer
 * @param {Now} now
 */
export function useLeft(timer, now) {
  const redraw = useRedraw();
  const left = leftOf(timer, now());
  const running = timer?.ends_at != null && left;
  useEffect(() => {
    if (!running) return undefined;
    const waiting = setTimeout(redraw, running % 1000 || 1000);
    return () => clearTimeout(waiting);
  });
  return left;
}

/**
 * @param {object} props
 * @param {Time} props.timer
 * @param {Now} props.now
 * @param {Record<string, any>} props.texts time_left ("Time left"), left ("left"), paused, time_up,
 *   minutes_left {one, other}
 */
export function Timer({ timer, now, texts }) {
  const left = useLeft(timer, now);
  if (!timer || left === null) return null;
  const paused = timer.ends_at === null;
  const beside = left === 0 ? texts.time_up : paused ? texts.paused : texts.left;
  return html`<p class="timer" role="timer" aria-live="off" aria-label=${texts.time_left}>
    ${clock(left)}<span class="timer__left"> ${beside}</span>
  </p>`;
}

/**
 * One tick a minute, the same on every screen.
 * @param {{timer: Time, now: Now}} props
 */
export function Ticks({ timer, now }) {
  const left = useLeft(timer, now);
  if (!timer || left === null) return null;
  const all = Math.max(1, Math.ceil(timer.length / MINUTE));
  const remaining = Math.min(all, Math.ceil(left / MINUTE));
  return html`<div class="ticks" aria-hidden="true">
    ${Array.from({ length: all }, (_, n) => html`<i class=${n < all - remaining ? "gone" : ""} />`)}
  </div>`;
}

/**
 * What a screen reader is told: at 5 minutes, at 1 minute and at the end, else nothing new.
 * @param {Time | undefined} timer
 * @param {Now} now
 * @param {Record<string, any>} texts
 */
export function useAnnounced(timer, now, texts) {
  const left = useLeft(timer, now);
  if (left === null || timer?.ends_at == null) return "";
  const minutes = ANNOUNCED.findLast((mark) => left <= mark * MINUTE);
  if (minutes === undefined) return "";
  return minutes === 0
    ? texts.time_up
    : fill(texts.minutes_left[minutes === 1 ? "one" : "other"], { n: minutes });
}
