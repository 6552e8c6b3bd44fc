// What of a facilitator's board is for reading: not what was taken away, nor what is withheld.

import { entriesAt, speakerOf } from "../../../live/board/entries.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

const READ = new Set(["shared", "hidden"]);

// Entries at a place, as deep as they go, without what is withheld or was taken back.
/** @param {Board} board @param {Parameters<typeof entriesAt>[1]} place */
export const entriesShown = (board, place) => readable(entriesAt(board, place));

// Whether an idea stands among these: what it hangs under, or what speaks for that, does too.
/** @param {Board} board @param {Idea} idea @returns {boolean} */
export function isReadable(board, { state, parent_id }) {
  if (!READ.has(state)) return false;
  const above = speakerOf(board.idea, board.idea.get(parent_id));
  return !parent_id || (above !== undefined && isReadable(board, above));
}

const read = new WeakMap();

// The same list and the same entries wherever nothing is left out.
/** @param {Entry[]} entries @returns {Entry[]} */
function readable(entries) {
  if (!read.has(entries)) {
    const there = entries.filter(({ idea }) => READ.has(idea.state)).map(readableBelow);
    const whole = there.length === entries.length && there.every((one, at) => one === entries[at]);
    read.set(entries, whole ? entries : there);
  }
  return read.get(entries);
}

/** @param {Entry} entry @returns {Entry} */
function readableBelow(entry) {
  const children = readable(entry.children);
  return children === entry.children ? entry : { ...entry, children };
}

// All ideas of a segment, or of the session, that somebody wrote and nobody took back.
/** @param {Board} board @param {string} [segmentId] */
const writtenIn = (board, segmentId) =>
  [...board.idea.values()].filter(
    ({ segment_id, state }) =>
      (!segmentId || segment_id === segmentId) && (READ.has(state) || state === "private"),
  );

/** @param {Board} board @param {string} [segmentId] */
export const withheldIn = (board, segmentId) =>
  writtenIn(board, segmentId).filter(({ state }) => state === "private");
