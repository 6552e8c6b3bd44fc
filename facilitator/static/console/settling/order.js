// The order of a segment's categories, and which two of a matrix share a table. A category that
// moves takes the place of its neighbour, at a table's side too: the tables stay as they are.

import { categoriesOf, tablesOf } from "../../../live/board/categories.js";
import { kindOf } from "../../../live/board/kinds.js";
import { byRank } from "../../../live/board/ranks.js";

/**
 * @import {Ask} from "../running/act.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Segment} from "../../../live/board/records.js"
 */

/** @typedef {{category: Category, second: boolean}} Place `second`: beside the one before it */

// Where the categories of a segment stand, in order.
/** @param {Board} board @param {Segment} segment @returns {Place[]} */
export function placesOf(board, segment) {
  if (!kindOf(segment).pairs) {
    return categoriesOf(board, segment.id).map((category) => ({ category, second: false }));
  }
  return tablesOf(board, segment.id).flatMap((table) =>
    table.map((category, at) => ({ category, second: at === 1 })),
  );
}

// What to ask for so that a category goes one place up (-1) or down (1): [[kind, fields], …].
/**
 * @param {Board} board
 * @param {Segment} segment
 * @param {Category} category
 * @param {number} by
 * @returns {Ask[]}
 */
export function toMove(board, segment, category, by) {
  const places = placesOf(board, segment);
  const at = places.findIndex((place) => place.category === category);
  const neighbour = places[at + by];
  if (!neighbour) return [];
  const after = (by < 0 ? places[at - 2] : neighbour)?.category.id ?? null;
  if (kindOf(segment).makes_categories && !segment.arranged) {
    return [["category.move", { id: category.id, after }]];
  }
  const asks = [placed(segment, category, { after })];
  if (neighbour.second !== places[at].second) {
    asks[0] = placed(segment, category, { after, beside: neighbour.second });
    asks.push(placed(segment, neighbour.category, { beside: places[at].second }));
  }
  return asks;
}

// The one a category shares a table with or could share it with: the one before it.
/** @param {Place[]} places @param {number} at */
export function besideOf(places, at) {
  const before = places[at - 1];
  return before && !before.second ? before.category : null;
}

/**
 * @param {Segment} segment
 * @param {Category} category
 * @param {Record<string, any>} fields
 * @returns {Ask}
 */
export const placed = (segment, category, fields) => [
  "placement.set",
  { segment_id: segment.id, category_id: category.id, ...fields },
];

/** @param {Board} board @param {Segment} segment */
export const notIn = (board, { id }) => {
  const here = new Set(categoriesOf(board, id));
  return [...board.category.values()].filter((category) => !here.has(category)).sort(byRank);
};
