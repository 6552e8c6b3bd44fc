// Which tables a category is dealt to.

import { byRank } from "../../../live/board/ranks.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Segment} from "../../../live/board/records.js"
 */

/** @param {Board} board @param {Segment} segment @param {Category} category */
export const dealtIn = (board, segment, category) =>
  board.placement.get(`${segment.id}:${category.id}`)?.tables ?? [];

/** @param {Board} board */
export const tablesIn = (board) => [...board.table.values()].sort(byRank);

// In the head of a category: the tables that have it before them, where it is dealt at all.
/** @param {{segment: Segment, category: Category}} props */
export function DealtTo({ segment, category }) {
  const { board, texts } = useDesk();
  const hand = new Set(dealtIn(board, segment, category));
  const names = tablesIn(board)
    .filter(({ id }) => hand.has(id))
    .map(({ name }) => fill(texts.table, { name }));
  return names.length > 0 && html`<p class="small quiet dealt" dir="auto">${names.join(", ")}</p>`;
}
