// Where an entry can stand that stands under a category from the first.

import { categoriesOf } from "../../../live/board/categories.js";
import { columnsOf } from "../../../live/board/kinds.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 *
 * @typedef {{key: string, category_id: string, column: string, name: string}} EntryPlace
 */

// Every list of a segment, by the name of its category and, if it has several, of its column.
/** @param {Board} board @param {Segment} segment @returns {EntryPlace[]} */
export function placesOf(board, segment) {
  const columns = columnsOf(segment);
  return categoriesOf(board, segment.id).flatMap(({ id, name }) =>
    columns.map((column) => ({
      key: keyOf(id, column.id),
      category_id: id,
      column: column.id,
      name: column.label ? `${name}: ${column.label}` : name,
    })),
  );
}

/** @param {string | null} category @param {string} column */
export const keyOf = (category, column) => `${category} ${column}`;
