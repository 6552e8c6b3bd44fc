/** In which order things stand: by rank as code points, or by position; then by id. */

/** @typedef {import("./board.js").Item} Item */

/** @param {Item} a @param {Item} b @returns {number} never localeCompare: ranks are code points */
export function byRank(a, b) {
  return compare(a.rank, b.rank) || compare(a.id, b.id);
}

/** @param {Iterable<Item>} items @returns {Item[]} */
export function byPosition(items) {
  return [...items].sort((a, b) => a.position - b.position || compare(a.id, b.id));
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
