// The time on the whole wall: by the key K or its button, and by itself where a time is set while
// nothing else is going on.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { clock, Ticks, useLeft } from "../../../ui/timer.js";
import { count } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { placeOf } from "./page-head.js";

/** @import {Segment, Session, Step, Timer} from "../../../live/board/records.js" */

const MINUTE = 60_000;
const MOST_TICKS = 120; // more would be too thin to see
const LONG = 5; // characters of a time that fit in full size
const LONG_QUESTION = 90; // characters that fit above it in full size

// `counted`: a segment whose votes are shown, or null. Another step, or no time, takes back what
// was asked for by hand.
/** @param {Session | null} session @param {Step | null} step @param {Segment | null} counted */
export function useClock(session, step, counted) {
  const [asked, ask] = useState({ key: "", wanted: false });
  const isSet = Boolean(session?.timer) && session?.state !== "ended";
  const key = `${step?.id} ${isSet}`;
  const wanted = asked.key === key ? asked.wanted : !step && !counted;
  const shown = isSet && wanted;
  return { isSet, shown, toggle: isSet ? () => ask({ key, wanted: !shown }) : undefined };
}

export function Clock() {
  const { live, board, texts, segment } = useDesk();
  const { title } = board.session;
  const timer = /** @type {Timer} */ (board.session.timer); // it is only shown while there is one
  const now = () => live.now();
  const left = useLeft(timer, now);
  const time = clock(left ?? 0);
  const said = left === 0 ? texts.time_up : timer.ends_at === null ? texts.paused : "";
  const asked = segment?.short_prompt ?? title;
  const minutes = count(texts.so_many_minutes, Math.round(timer.length / MINUTE));
  return html`
    <div class="wall__row">
      <h1 class="wall__title ${asked.length > LONG_QUESTION ? "wall__title--long" : ""}" dir="auto">${asked}</h1>
      <p class="kicker">${[segment && placeOf(texts, segment), minutes, said].filter(Boolean).join(" · ")}</p>
    </div>
    <div class="wall-clock">
      <p class="wall-clock__time ${time.length > LONG ? "wall-clock__time--long" : ""}" role="timer" aria-live="off"
        aria-label=${texts.time_left}>${time}</p>
      ${timer.length <= MOST_TICKS * MINUTE && html`<${Ticks} timer=${timer} now=${now} />`}
    </div>`;
}
