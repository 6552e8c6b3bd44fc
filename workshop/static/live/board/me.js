/** The person whose screen this is: as whom they act, and what they may. */

import { openStepOf } from "./steps.js";

/**
 * @import {Board} from "./board.js"
 *
 * @typedef {import("./records.js").Me | null} Me
 */

/** @param {Me} me @returns {string | undefined} who votes and agrees: the table, else the device */
export const ownerOf = (me) => me?.table_id || me?.id;

/**
 * @param {Me | undefined} me @param {string} permission one of workshop/meeting/roles.py
 * @returns {boolean} whether the server says that this person may
 */
export const may = (me, permission) => Boolean(me?.may?.includes(permission));

/** @param {Board} board @param {Me} me @returns {boolean} whether that person may sort ideas */
export function maySort(board, me = board.me) {
  if (may(me, "sort_always")) return board.session?.state !== "ended";
  return may(me, "sort") && openStepOf(board, "cluster") !== null;
}
