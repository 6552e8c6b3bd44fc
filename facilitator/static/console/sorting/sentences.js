// What is said of ideas that were moved.

import { beginningOf, fill } from "../../../ui/words.js";

/** @import {Sorting} from "./state.js" */

/** @param {Sorting} sorting @param {string[]} ids @param {string} [category] */
export const standsNow = (sorting, ids, category) =>
  category ? named(sorting, ids, "moved", { category }) : named(sorting, ids, "unsorted");

// A sentence on one idea names it, one on several counts them.
/**
 * @param {Pick<Sorting, "board" | "texts">} sorting
 * @param {string[]} ids
 * @param {string} name
 * @param {Record<string, string>} [values]
 */
export function named({ board, texts }, ids, name, values = {}) {
  const forms = texts.board[name];
  const text = shortened(board.idea.get(ids[0])?.text ?? "");
  return fill(ids.length === 1 ? forms.one : forms.other, { ...values, text, n: ids.length });
}

// The beginning of an idea, to name it by.
/** @param {string | null} text */
export const shortened = (text) => beginningOf(text ?? "", 61);
