// The categories that ideas stand in and keys stand for.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Idea} from "../../../live/board/records.js"
 */

// The category that an idea of a frame is sorted into, or null.
/** @param {Board} board @param {Idea} idea */
export const categoryOf = (board, idea) =>
  categoriesOf(board, idea.segment_id).find(({ id }) => id === idea.category_id) ?? null;

// The category that a key stands for: null for not sorted, undefined for none.
/**
 * @param {Board} board
 * @param {string} segmentId
 * @param {string} key
 * @returns {Category | null | undefined}
 */
export function targetOf(board, segmentId, key) {
  if (key === "0") return null;
  return categoriesOf(board, segmentId).find(({ id }) => String(numbersOf(board).get(id)) === key);
}
