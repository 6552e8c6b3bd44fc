// Where the room would have ideas that stand elsewhere: what was suggested instead and not answered.

import { numbersOf } from "../../../live/board/categories.js";
import { speakerOf } from "../../../live/board/entries.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Segment} from "../../../live/board/records.js"
 */

/**
 * @typedef {{category: Category, number: number, n: number}} Suggested `n`: the owners who suggest it
 * @typedef {Map<string, Suggested[]>} Differing by the idea's id, the most first
 */

// The same map as long as it reads the same. A suggestion counts as long as the idea stands where it stood
// then; a category that was merged is the one it went into. `board`: with the categories that are
// gone.
/** @param {Board} board @param {Segment} segment @returns {Differing} */
export function differingIn(board, segment) {
  /** @type {Map<string, Map<string, Set<string | null | undefined>>>} */
  const owners = new Map(); // idea → category → set of owners
  for (const one of board.suggestion.values()) {
    const idea = speakerOf(board.idea, board.idea.get(one.idea_id));
    const into = wentInto(board, one.category_id);
    const stands = idea?.state === "shared" && idea.segment_id === segment.id && idea.category_id;
    if (!stands || !into || into === stands || wentInto(board, one.instead_of_id) !== stands)
      continue;
    const said = owners.get(idea.id) ?? new Map();
    owners.set(
      idea.id,
      said.set(into, (said.get(into) ?? new Set()).add(one.table_id ?? one.participant_id)),
    );
  }
  const numbers = numbersOf(board);
  return steady(
    new Map(
      [...owners].map(([id, said]) => [
        id,
        [...said]
          .map(([into, { size: n }]) => ({
            category: /** @type {Category} */ (board.category.get(into)),
            number: numbers.get(into) ?? 0,
            n,
          }))
          .sort(most),
      ]),
    ),
  );
}

/** @param {Suggested} a @param {Suggested} b */
const most = (a, b) => b.n - a.n || a.number - b.number;
/** @type {Differing} */
let before = new Map();

/** @param {Differing} differing */
function steady(differing) {
  if (read(differing) !== read(before)) before = differing;
  return before;
}

/** @param {Differing} differing */
const read = (differing) =>
  JSON.stringify(
    [...differing].map(([id, all]) => [
      id,
      all.map(({ category, number, n }) => [category.id, category.name, number, n]),
    ]),
  );

/** @param {Board} board @param {string | null} id @returns {string | null} */
function wentInto(board, id) {
  const category = board.category.get(id);
  if (category?.state === "merged") return wentInto(board, category.merged_into_id ?? null);
  return category?.state === "active" ? id : null;
}
