// The categories that ideas stand in and keys stand for.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";

// The category that an idea of a frame is sorted into, or null.
export const categoryOf = (board, idea) =>
  categoriesOf(board, idea.segment_id).find(({ id }) => id === idea.category_id) ?? null;

// The category that a key stands for: null for not sorted, undefined for none.
export function targetOf(board, segmentId, key) {
  if (key === "0") return null;
  return categoriesOf(board, segmentId).find(({ id }) => String(numbersOf(board).get(id)) === key);
}
