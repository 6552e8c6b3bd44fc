// The meeting's timer. It belongs to the server: `timer` as in the session's record
// ({ends_at, left, length} in ms, or null), `now` the server's clock (live.now).

import { useEffect, useState } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { fill } from "./words.js";

const MINUTE = 60_000;
const ANNOUNCED = [5, 1, 0]; // minutes left

// Milliseconds left, at least 0; null where no timer is set. Never more than there are in all: a
// screen's idea of the server's clock lags by the way of a message.
export function leftOf(timer, now) {
  if (!timer) return null;
  return Math.max(
    0,
    timer.ends_at === null ? timer.left : Math.min(timer.length, timer.ends_at - now),
  );
}

// 12:40. Rounded up, so that the last second is 0:01 and 0:00 is the end.
export function clock(left) {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// The time left in ms, drawn anew when its second changes, not before.
export function useLeft(timer, now) {
  const [, draw] = useState(0);
  const left = leftOf(timer, now());
  const running = timer?.ends_at != null && left !== null && left > 0;
  useEffect(() => {
    if (!running) return undefined;
    const waiting = setTimeout(() => draw((n) => n + 1), left % 1000 || 1000);
    return () => clearTimeout(waiting);
  });
  return left;
}

// `texts`: time_left ("Time left"), left ("left"), paused, time_up, minutes_left {one, other}.
export function Timer({ timer, now, texts }) {
  const left = useLeft(timer, now);
  if (left === null) return null;
  const paused = timer.ends_at === null;
  const beside = left === 0 ? texts.time_up : paused ? texts.paused : texts.left;
  return html`<p class="timer" role="timer" aria-live="off" aria-label=${texts.time_left}>
    ${clock(left)}<span class="timer__left"> ${beside}</span>
  </p>`;
}

// One tick a minute, the same on every screen.
export function Ticks({ timer, now }) {
  const left = useLeft(timer, now);
  if (left === null) return null;
  const all = Math.max(1, Math.ceil(timer.length / MINUTE));
  const remaining = Math.min(all, Math.ceil(left / MINUTE));
  return html`<div class="ticks" aria-hidden="true">
    ${Array.from({ length: all }, (_, n) => html`<i class=${n < all - remaining ? "gone" : ""} />`)}
  </div>`;
}

// What a screen reader is told: at 5 minutes, at 1 minute and at the end, else nothing new.
export function useAnnounced(timer, now, texts) {
  const left = useLeft(timer, now);
  if (left === null || timer.ends_at === null) return "";
  const minutes = ANNOUNCED.findLast((mark) => left <= mark * MINUTE);
  if (minutes === undefined) return "";
  return minutes === 0
    ? texts.time_up
    : fill(texts.minutes_left[minutes === 1 ? "one" : "other"], { n: minutes });
}
