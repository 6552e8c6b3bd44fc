// Categories that were removed: the board without them, and what would come back with them.

import { kindOf } from "../../../live/board/kinds.js";
import { byRank } from "../../../live/board/ranks.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category} from "../../../live/board/records.js"
 */

const cleaned = new WeakMap();

// The board without categories that were removed, so that places are what the room sees.
/** @param {Board} board @returns {Board} */
export function shownBoard(board) {
  if (!cleaned.has(board)) {
    cleaned.set(board, { ...board, category: activeOf(board.category) });
  }
  return cleaned.get(board);
}

// One for every state of the categories, so that what reads them is not worked out anew.
/** @param {Board["category"]} categories @returns {Board["category"]} */
function activeOf(categories) {
  if (!cleaned.has(categories)) {
    const there = [...categories].filter(([, { state = "active" }]) => state === "active");
    cleaned.set(categories, new Map(there));
  }
  return cleaned.get(categories);
}

// The removed categories of a whole board, each with the number of entries the minutes leave out.
/** @param {Board} board */
export const removedFrom = (board) =>
  [...board.category.values()]
    .filter(({ state }) => state === "removed")
    .sort(byRank)
    .map((category) => ({ category, entries: sharedUnder(board, category) }));

// In a frame all ideas are in the minutes, sorted or not.
/** @param {Board} board @param {Category} category */
const sharedUnder = (board, { id }) =>
  [...board.idea.values()].filter(
    ({ category_id, state, segment_id }) =>
      category_id === id &&
      state === "shared" &&
      !kindOf(board.segment.get(segment_id)).makes_categories,
  ).length;
