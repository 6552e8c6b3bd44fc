// How far behind its plan the meeting is: a glance, never more.

import { endsOf } from "../../../live/board/plan.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useRedraw } from "../../../ui/use-live.js";
import { fill } from "../../../ui/words.js";
import { useEffect } from "../../../vendor/preact-hooks.js";

const MINUTE = 60_000;

// Only on the day of the meeting, and while a step is open.
export function Behind() {
  const { live, board, texts } = useDesk();
  const redraw = useRedraw();
  const { step_id: step, date, state } = board.session;
  const end = endsOf(board).get(step ?? "");
  const now = new Date(live.now());
  const behind = end === undefined ? 0 : now.getHours() * 60 + now.getMinutes() - end;
  useEffect(() => {
    if (end === undefined) return undefined;
    const waiting = setTimeout(redraw, MINUTE - (live.now() % MINUTE));
    return () => clearTimeout(waiting);
  });
  if (behind < 1 || state === "ended" || date !== dayOf(now)) return null;
  return html`<p class="agenda__behind">${fill(texts.behind, { n: behind })}</p>`;
}

/** @param {Date} now @returns {string} YYYY-MM-DD, where this screen is */
const dayOf = (now) =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((n) => `${n}`.padStart(2, "0"))
    .join("-");
