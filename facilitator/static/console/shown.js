// What of a facilitator's board is for reading: not what was taken away, nor what is withheld.
import { byRank, entriesAt } from "../../live/selectors.js";

const cleaned = new WeakMap();

// The board without categories that were removed, so that places are what the room sees.
export function shownBoard(board) {
  if (!cleaned.has(board)) {
    const there = [...board.category].filter(([, { state = "active" }]) => state === "active");
    cleaned.set(board, { ...board, category: new Map(there) });
  }
  return cleaned.get(board);
}

const READ = new Set(["shared", "hidden"]);

// Entries at a place, as deep as they go, without what is withheld or was taken back.
export const entriesShown = (board, place) => readable(entriesAt(board, place));

const readable = (entries) =>
  entries
    .filter(({ idea }) => READ.has(idea.state))
    .map(({ idea, children }) => ({ idea, children: readable(children) }));

// All ideas of a segment, or of the session, that somebody wrote and nobody took back.
export const writtenIn = (board, segmentId) =>
  [...board.idea.values()].filter(
    ({ segment_id, state }) => (!segmentId || segment_id === segmentId) && (READ.has(state) || state === "private"),
  );

export const withheldIn = (board, segmentId) =>
  writtenIn(board, segmentId).filter(({ state }) => state === "private");

// The removed categories of a whole board, each with the number of entries the minutes leave out.
export const removedFrom = (board) =>
  [...board.category.values()]
    .filter(({ state }) => state === "removed")
    .sort(byRank)
    .map((category) => ({ category, entries: sharedUnder(board, category) }));

const sharedUnder = (board, { id }) =>
  [...board.idea.values()].filter(({ category_id, state }) => category_id === id && state === "shared").length;
