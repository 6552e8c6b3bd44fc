// What stands in the minutes: all that the room sees, sub-points too. How many ideas there are is told by
// `ideasIn` (live/board/entries.js).

import { entriesAt } from "../../../live/board/entries.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

/** @type {WeakMap<Board["idea"], Idea[]>} */
const seen = new WeakMap();

// The entries of a segment, or of the session, as the minutes would have them: of duplicates only the
// one that speaks.
/** @param {Board} board @param {string} [segmentId] */
export const entriesIn = (board, segmentId) =>
  heardIn(board, segmentId).filter(({ state }) => state === "shared");

// The same with the duplicates: what somebody contributed.
/** @param {Board} board @param {string} [segmentId] */
export function heardIn(board, segmentId) {
  const all =
    seen.get(board.idea) ?? [...board.idea.values()].filter((idea) => isSeen(board, idea));
  seen.set(board.idea, all);
  return all.filter(({ segment_id }) => !segmentId || segment_id === segmentId);
}

// What hangs under something hidden, or was merged into it, is hidden with it.
/** @param {Board} board @param {Idea | undefined} idea @returns {boolean} */
function isSeen(board, idea) {
  if (idea?.state !== "shared" && idea?.state !== "merged") return false;
  const above = idea.parent_id ?? idea.merged_into_id;
  return !above || isSeen(board, board.idea.get(above));
}

/** @param {Board} board @param {string} segmentId @param {string} categoryId */
export const printedUnder = (board, segmentId, categoryId) =>
  entriesIn(board, segmentId).filter(({ category_id }) => category_id === categoryId).length;

// How many ideas of a frame are sorted under a category, be it listed or not, or not at all (null).
/** @param {Board} board @param {string} segmentId @param {string | null} categoryId */
export const ideasUnder = (board, segmentId, categoryId) =>
  entriesAt(board, { segment: segmentId }).filter(
    ({ idea }) => idea.state === "shared" && sortedUnder(board, idea) === categoryId,
  ).length;

/** @param {Board} board @param {Idea} idea */
const sortedUnder = (board, { category_id }) =>
  board.category.has(category_id) ? category_id : null;
