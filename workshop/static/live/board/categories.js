/** The categories of a session: their numbers, and where they stand in each segment. */

import { grouped, mapped, segmentOf } from "./grouped.js";
import { kindOf } from "./kinds.js";
import { once } from "./once.js";
import { byRank } from "./ranks.js";

/**
 * @import {Board, ById} from "./board.js"
 * @import {Category, Placement, Segment} from "./records.js"
 */

/** @type {never[]} */
const NONE = [];

/** @type {(board: Board) => ById<number>} a category's number, wherever it stands */
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

/** @param {Board} board @param {string} segmentId @returns {Category[]} in the order of that segment */
export const categoriesOf = (board, segmentId) => placed(board).get(segmentId)?.categories ?? NONE;

/** @param {Board} board @param {string} segmentId @returns {Category[][]} those at a table together */
export const tablesOf = (board, segmentId) => placed(board).get(segmentId)?.tables ?? NONE;

/**
 * The categories that a table works on first. It may work on all of them.
 * @param {Board} board
 * @param {string} segmentId
 * @param {string | null | undefined} tableId
 * @returns {{dealt: Category[], others: Category[]}} what is dealt to nobody is everybody's
 */
export function dealtTo(board, segmentId, tableId) {
  const all = categoriesOf(board, segmentId);
  /** @param {Category} category */
  const tables = ({ id }) => board.placement.get(`${segmentId}:${id}`)?.tables ?? [];
  /** @param {Category} one */
  const named = (one) => tables(one).includes(tableId ?? "");
  if (!all.some(named)) return { dealt: all, others: [] };
  /** @param {Category} one */
  const mine = (one) => tables(one).length === 0 || named(one);
  return { dealt: all.filter(mine), others: all.filter((one) => !mine(one)) };
}

/**
 * Per segment its categories and its tables.
 * @type {(board: Board) => Map<string, {tables: Category[][], categories: Category[]}>}
 */
export const placed = once(["placement", "category", "segment"], (board) => {
  const shown = [...board.placement.values()].filter(
    ({ shown, category_id }) => shown && isActive(board.category.get(category_id)),
  );
  return mapped(grouped(shown, segmentOf), (placements, id) => {
    const tables = atTables(board, board.segment.get(id), placements);
    return { tables, categories: tables.flat() };
  });
});

/** @param {Board} board @param {Segment | undefined} segment @param {Placement[]} placements */
function atTables({ category }, segment, placements) {
  /** @param {Placement} one @returns {Category} */
  const categoryOf = ({ category_id }) => /** @type {any} */ (category.get(category_id));
  if (!segment?.arranged) {
    const ordered = placements.map(categoryOf).sort(byRank);
    return chunks(ordered, kindOf(segment).pairs ? 2 : 1);
  }
  /** @type {Category[][]} */
  const tables = [];
  for (const placement of placements.sort(byRank)) {
    const last = tables.at(-1);
    if (placement.beside && last?.length === 1) last.push(categoryOf(placement));
    else tables.push([categoryOf(placement)]);
  }
  return tables;
}

/** @template T @param {T[]} list @param {number} size @returns {T[][]} */
const chunks = (list, size) =>
  list.flatMap((_, at) => (at % size ? [] : [list.slice(at, at + size)]));

/** @param {Category | undefined} category */
const isActive = (category) => category?.state === "active";
