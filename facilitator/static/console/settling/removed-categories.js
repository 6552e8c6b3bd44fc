// Categories that were removed: the board without them, and what would come back with them.

import { kindOf } from "../../../live/board/kinds.js";
import { byRank } from "../../../live/board/ranks.js";

const cleaned = new WeakMap();

// The board without categories that were removed, so that places are what the room sees.
export function shownBoard(board) {
  if (!cleaned.has(board)) {
    cleaned.set(board, { ...board, category: activeOf(board.category) });
  }
  return cleaned.get(board);
}

// One for every state of the categories, so that what reads them is not worked out anew.
function activeOf(categories) {
  if (!cleaned.has(categories)) {
    const there = [...categories].filter(([, { state = "active" }]) => state === "active");
    cleaned.set(categories, new Map(there));
  }
  return cleaned.get(categories);
}

// The removed categories of a whole board, each with the number of entries the minutes leave out.
export const removedFrom = (board) =>
  [...board.category.values()]
    .filter(({ state }) => state === "removed")
    .sort(byRank)
    .map((category) => ({ category, entries: sharedUnder(board, category) }));

// In a frame all ideas are in the minutes, sorted or not.
const sharedUnder = (board, { id }) =>
  [...board.idea.values()].filter(
    ({ category_id, state, segment_id }) =>
      category_id === id &&
      state === "shared" &&
      !kindOf(board.segment.get(segment_id)).makes_categories,
  ).length;
