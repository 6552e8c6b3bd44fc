/** The lines on who was there. */

import { byRank } from "./ranks.js";

/**
 * @param {import("./board.js").Board} board
 * @param {string} segmentId
 * @returns {import("./records.js").Count[]} in order
 */
export const countsIn = ({ count }, segmentId) =>
  [...count.values()].filter(({ segment_id }) => segment_id === segmentId).sort(byRank);
