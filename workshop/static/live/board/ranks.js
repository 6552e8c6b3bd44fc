/** In which order things stand: by rank as code points, or by position; then by id. */

/**
 * @typedef {{id: string, rank: string}} Ranked
 * @param {Ranked} a
 * @param {Ranked} b
 * @returns {number} never localeCompare: ranks are code points
 */
export function byRank(a, b) {
  return compare(a.rank, b.rank) || compare(a.id, b.id);
}

/**
 * @template {{id: string, position: number}} T
 * @param {Iterable<T>} items
 * @returns {T[]}
 */
export function byPosition(items) {
  return [...items].sort((a, b) => a.position - b.position || compare(a.id, b.id));
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
