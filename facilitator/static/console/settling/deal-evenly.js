// Categories dealt out evenly to the tables.

import { hereIn } from "../../../live/board/here.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Table} from "../../../live/board/records.js"
 */

// Each category to one table at least, and each table one category at least.
/** @param {Category[]} categories @param {Table[]} tables @returns {Map<Category, string[]>} */
export function dealt(categories, tables) {
  const hands = new Map(categories.map((one) => [one, /** @type {string[]} */ ([])]));
  for (let at = 0; at < Math.max(categories.length, tables.length); at += 1) {
    hands.get(categories[at % categories.length])?.push(tables[at % tables.length].id);
  }
  return hands;
}

// The tables where somebody is; before anybody is, all.
/** @param {Board} board @param {Table[]} tables @param {Set<string> | undefined} openNow */
export function atWork(board, tables, openNow) {
  const taken = new Set(hereIn(board, openNow).map(({ table_id }) => table_id));
  const there = tables.filter(({ id }) => taken.has(id));
  return there.length > 0 ? there : tables;
}
