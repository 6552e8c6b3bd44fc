// How long nothing new has come while people write: a cue, never more.

import { passed } from "../../../live/clock.js";
import { useDesk } from "../../../ui/desk.js";
import { useRedraw } from "../../../ui/use-live.js";
import { useEffect, useMemo } from "../../../vendor/preact-hooks.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Step} from "../../../live/board/records.js"
 */

const MINUTE = 60_000;
const QUIET = 2; // minutes

// Whole minutes since the last idea of the step, or since this page saw the step open; 0 where it
// is too early to say or nobody is asked to write.
/** @param {Step | null} step */
export function useQuiet(step) {
  const { live, board } = useDesk();
  const redraw = useRedraw();
  const opened = useMemo(passed, [step?.id]);
  const writing = step?.kind === "write" && board.session.state !== "ended";
  const newest = writing ? newestIn(board, step.segment_id) : 0;
  const silent = Math.max(0, Math.min(passed() - opened, live.now() - newest));
  const minutes = Math.floor(silent / MINUTE);
  useEffect(() => {
    if (!writing) return undefined;
    const waiting = setTimeout(redraw, MINUTE - (silent % MINUTE));
    return () => clearTimeout(waiting);
  }, [writing, newest, opened, minutes]);
  return writing && minutes >= QUIET ? minutes : 0;
}

/** @param {Board} board @param {string} segmentId */
const newestIn = (board, segmentId) => {
  let newest = 0;
  for (const { segment_id, at } of board.idea.values())
    if (segment_id === segmentId && (at ?? 0) > newest) newest = at ?? 0;
  return newest;
};
