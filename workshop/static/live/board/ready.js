/** Who is done with a step. */

import { ownerOf } from "./me.js";

/** @import {Board} from "./board.js" */

/** @param {Board} board @param {string} stepId @returns {string[]} the tables, and the devices at none */
export const readyWith = (board, stepId) =>
  [...board.ready.values()]
    .filter(({ step_id }) => step_id === stepId)
    .map(({ id }) => id.slice(stepId.length + 1));

/** @param {Board} board @param {string} stepId @param {import("./records.js").Me | null} me */
export const isReady = (board, stepId, me = board.me) =>
  board.ready.has(`${stepId}:${ownerOf(me)}`);
