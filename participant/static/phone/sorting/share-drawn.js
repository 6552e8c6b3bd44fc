// Which ideas are in a device's share.

import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { ownerOf } from "../../../live/board/me.js";

/**
 * @import {Board, ById} from "../../../live/board/board.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 */

/**
 * @typedef {{id: string, ops: string[], category?: string}} Judged an idea, and by which operations;
 *   none where it was skipped
 * @typedef {{ids: string[], done: Judged[]}} Drawn a share of the ideas
 */

export const MOST = 8; // cards of a share: a minute or two

// The ids of the next share: ideas that nobody has sorted, that this owner has said nothing of and
// this device has not `passed`, in an order of the device's own.
/** @param {Pick<Live, "board">} live @param {Segment} segment @param {Set<string>} passed */
export function drawShare({ board }, segment, passed) {
  const open = unjudgedIn(board, segment, passed).map(({ id }) => ({
    id,
    lot: lotOf(board.me?.id + id),
  }));
  return open
    .sort((a, b) => a.lot - b.lot)
    .slice(0, MOST)
    .map(({ id }) => id);
}

/** @param {Board} board @param {Segment} segment @param {Set<string>} passed */
export function unjudgedIn(board, segment, passed) {
  const owner = ownerOf(board.me);
  return unsortedIn(board, segment.id)
    .map(({ idea }) => idea)
    .filter(
      ({ id, state, category_id }) =>
        state === "shared" &&
        !board.category.has(category_id) &&
        !board.suggestion.has(`${id}:${owner}`) &&
        !passed.has(id),
    );
}

// FNV-1a, in 32 bits.
/** @param {string} text */
function lotOf(text) {
  let lot = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    lot = Math.imul(lot ^ text.charCodeAt(at), 0x01000193);
  return lot >>> 0;
}

// The first that is still to be judged, as it stands now; what is gone from the list is left out.
/** @param {Board} board @param {Segment} segment @param {Drawn} share */
export function nextOf(board, segment, { ids, done }) {
  const judged = new Set(done.map(({ id }) => id));
  /** @type {ById<Entry>} */
  const there = new Map(
    entriesAt(board, { segment: segment.id }).map((entry) => [entry.idea.id, entry]),
  );
  const id = ids.find((one) => !judged.has(one) && there.get(one)?.idea.state === "shared");
  return there.get(id) ?? null;
}
