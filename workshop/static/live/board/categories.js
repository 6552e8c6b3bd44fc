/** The categories of a session: their numbers, and where they stand in each segment. */

import { grouped, mapped, segmentOf } from "./grouped.js";
import { kindOf } from "./kinds.js";
import { once } from "./once.js";
import { byRank } from "./ranks.js";

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./board.js").Item} Item
 */

const NONE = [];

/** @param {Board} board @returns {Map<string, number>} a category's number, wherever it stands */
export const numbersOf = once(
  ["category"],
  ({ category }) =>
    new Map(
      [...category.values()]
        .filter(isActive)
        .sort(byRank)
        .map(({ id }, at) => [id, at + 1]),
    ),
);

/** @param {Board} board @param {string} segmentId @returns {Item[]} in the order of that segment */
export const categoriesOf = (board, segmentId) => placed(board).get(segmentId)?.categories ?? NONE;

/** @param {Board} board @param {string} segmentId @returns {Item[][]} those at a table together */
export const tablesOf = (board, segmentId) => placed(board).get(segmentId)?.tables ?? NONE;

/**
 * The categories that a table works on first. It may work on all of them.
 * @param {Board} board
 * @param {string} segmentId
 * @param {string | null | undefined} tableId
 * @returns {{dealt: Item[], others: Item[]}} what is dealt to nobody is everybody's
 */
export function dealtTo(board, segmentId, tableId) {
  const all = categoriesOf(board, segmentId);
  const tables = ({ id }) => board.placement.get(`${segmentId}:${id}`)?.tables ?? [];
  if (!all.some((one) => tables(one).includes(tableId))) return { dealt: all, others: [] };
  const mine = (one) => tables(one).length === 0 || tables(one).includes(tableId);
  return { dealt: all.filter(mine), others: all.filter((one) => !mine(one)) };
}

/** Per segment its categories and its tables. */
export const placed = once(["placement", "category", "segment"], (board) => {
  const shown = [...board.placement.values()].filter(
    ({ shown = true, category_id }) => shown && isActive(board.category.get(category_id)),
  );
  return mapped(grouped(shown, segmentOf), (placements, id) => {
    const tables = atTables(board, board.segment.get(id), placements);
    return { tables, categories: tables.flat() };
  });
});

function atTables({ category }, segment, placements) {
  const categoryOf = ({ category_id }) => category.get(category_id);
  if (!segment?.arranged) {
    const ordered = placements.map(categoryOf).sort(byRank);
    return chunks(ordered, kindOf(segment).pairs ? 2 : 1);
  }
  const tables = [];
  for (const placement of placements.sort(byRank)) {
    const last = tables.at(-1);
    if (placement.beside && last?.length === 1) last.push(categoryOf(placement));
    else tables.push([categoryOf(placement)]);
  }
  return tables;
}

const chunks = (list, size) =>
  list.flatMap((_, at) => (at % size ? [] : [list.slice(at, at + size)]));

const isActive = (category) => (category?.state ?? (category && "active")) === "active";
