// Where what was found goes in a segment, and what it takes to bring it there.

import { categoriesOf } from "../../../live/board/categories.js";
import { columnsOf, isUnderCategories, kindOf } from "../../../live/board/kinds.js";
import { newId } from "../../../live/write/ids.js";
import { limits } from "../../../ui/limits.js";
import { beginningOf } from "../../../ui/words.js";
import { keyOf, placesOf } from "../sorting/places.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Ask} from "../running/act.js"
 * @import {Found} from "./reading/understanding.js"
 *
 * @typedef {{key: string, category_id: string | null, column: string, name: string | null}} Place
 * @typedef {Place & {fresh?: boolean, ideas: Found[]}} Heap what goes to one place; `fresh`: its category
 *   is made for it
 */

export const MOST = 1000; // entries at once

// The lists of a segment that what has no place of its own can go to; one where there is no choice.
/** @param {Board} board @param {Segment} segment @returns {Place[]} */
export function placesIn(board, segment) {
  if (isUnderCategories(segment)) return placesOf(board, segment);
  const columns = kindOf(segment).makes_categories ? [{ id: "", label: null }] : columnsOf(segment);
  return columns.map(({ id, label }) => ({
    key: keyOf(null, id),
    category_id: null,
    column: id,
    name: label,
  }));
}

// What is in a group goes to the category of that name, which is made where the room makes them.
/**
 * @param {Board} board
 * @param {Segment} segment
 * @param {Found[]} ideas
 * @param {Place} place of those that have no such category
 * @param {boolean} grouped whether their groups count
 * @returns {Heap[]} those without a category first
 */
export function heapsOf(board, segment, ideas, place, grouped) {
  const known = new Map(categoriesOf(board, segment.id).map((one) => [alike(one.name), one]));
  const makes = kindOf(segment).makes_categories;
  /** @type {Map<string, Heap>} */
  const heaps = new Map([["", { ...place, ideas: [] }]]);
  for (const idea of ideas) {
    const name = grouped && idea.group ? beginningOf(idea.group.trim(), limits.name) : "";
    const there = known.get(alike(name));
    const key = name && (there || makes) ? alike(name) : "";
    if (!heaps.has(key))
      heaps.set(key, {
        key,
        category_id: there?.id ?? null,
        column: place.column,
        name: there?.name ?? name,
        fresh: !there,
        ideas: [],
      });
    heaps.get(key)?.ideas.push(idea);
  }
  return [...heaps.values()].filter((heap) => heap.ideas.length > 0);
}

/** @param {Segment} segment @param {Heap[]} heaps @returns {Ask[]} */
export const asksFor = (segment, heaps) =>
  heaps.flatMap((heap) => {
    const category_id = heap.fresh ? newId() : heap.category_id;
    /** @type {Ask[]} */
    const made = heap.fresh ? [["category.add", { id: category_id, name: heap.name }]] : [];
    const at = { segment_id: segment.id, category_id, column: heap.column };
    return [...made, ...heap.ideas.flatMap((idea) => asksOf(at, idea))];
  });

/** @param {Found[]} ideas @returns {number} with their sub-points */
export const entriesIn = (ideas) => ideas.reduce((sum, { subs }) => sum + 1 + subs.length, 0);

/** @param {Found[]} ideas @returns {string | undefined} the first text that does not fit */
export const tooLong = (ideas) =>
  ideas.flatMap(({ text, subs }) => [text, ...subs]).find((one) => one.length > limits.text);

/** @param {Record<string, any>} at @param {Found} idea @returns {Ask[]} */
function asksOf(at, { text, subs }) {
  const id = newId();
  const under = { segment_id: at.segment_id, parent_id: id };
  return [
    ["idea.add", { ...at, id, text }],
    ...subs.map((sub) => /** @type {Ask} */ (["idea.add", { ...under, text: sub }])),
  ];
}

/** @param {string} name */
const alike = (name) => name.trim().replace(/\s+/g, " ").toLocaleLowerCase();
