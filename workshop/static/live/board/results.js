/** What came of a vote. */

import { entriesAt } from "./entries.js";
import { columnsOf } from "./kinds.js";
import { segmentsOf, stepsOf } from "./steps.js";

/**
 * @param {import("./board.js").Board} board
 * @param {any} segment
 * @returns {import("./entries.js").Entry[]} of all its columns, those with the most votes first; with as
 *   many, as they stand
 */
export const entriesByVotes = (board, segment) =>
  columnsOf(segment)
    .flatMap(({ id }) => entriesAt(board, { segment: segment.id, column: id }))
    .sort((a, b) => votesOf(b) - votesOf(a));

/** @param {import("./entries.js").Entry} entry @returns {number} none where it was not voted on */
export const votesOf = ({ idea }) => idea.votes ?? 0;

/**
 * @param {import("./board.js").Board} board
 * @returns {import("./records.js").Segment | null} whose votes were counted last, if that was the last
 *   thing the room did
 */
export function votedOn(board) {
  const steps = segmentsOf(board).flatMap(({ id }) => stepsOf(board, id));
  const last = steps.findLast(({ state }) => state === "closed");
  return last?.kind === "vote" ? (board.segment.get(last.segment_id) ?? null) : null;
}
