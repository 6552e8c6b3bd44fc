/** Ranks that stand where an act puts something, until the server has made real ones. */

const [NEXT, LAST] = ["!", "~"]; // before and after every character of a rank
const MOST = 999_999;

/** @param {number} index of the operation @param {number} at among what it is about */
export const last = (index, at = 0) => LAST + digits(index, 6) + digits(at, 3);

/**
 * @param {import("../../board/board.js").ById<{rank: string}>} items
 * @param {{after?: string | null}} op
 * @param {number} index of the operation
 * @param {number} at among what it is about
 * @returns {{rank?: string}} directly behind `after`, before what an earlier guess put there; {}
 *   where nothing is said
 */
export function rankBehind(items, { after }, index, at = 0) {
  if (after === undefined || (after !== null && !items.has(after))) return {};
  const order = String(MOST - index) + digits(at, 3);
  return { rank: (items.get(after)?.rank ?? "") + NEXT + order };
}

/** @param {number} n @param {number} length */
const digits = (n, length) => String(n).padStart(length, "0");
