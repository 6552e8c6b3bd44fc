/** The person whose screen this is: as whom they act, and what they may. */

import { openStepOf } from "./steps.js";

/** @typedef {import("./board.js").Board} Board */

/** @param {any} me @returns {string} who votes and agrees: the table, else the device */
export const ownerOf = (me) => me?.table_id || me?.id;

/** @param {Board} board @param {any} me @returns {boolean} whether that person may sort ideas */
export function maySort(board, me = board.me) {
  if (me?.role === "facilitator") return board.session?.state !== "ended";
  return me?.role === "participant" && openStepOf(board, "cluster") !== null;
}
