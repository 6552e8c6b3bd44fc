/** Who has agreed to the list of categories as it stands. */

import { categoriesOf } from "./categories.js";
import { ownerOf } from "./me.js";
import { isSame } from "./once.js";

/**
 * @import {Board} from "./board.js"
 * @import {Consent} from "./records.js"
 *
 * @typedef {import("./records.js").Me | null} Me
 */

/**
 * @param {Board} board
 * @param {string} frameId
 * @returns {Consent[]} consents to the list of categories as it stands
 */
export function agreedTo(board, frameId) {
  const names = categoriesOf(board, frameId).map(({ name }) => name);
  return [...board.consent.values()].filter(
    (consent) =>
      consent.segment_id === frameId && consent.names?.length && isSame(consent.names, names),
  );
}

/** @param {Board} board @param {string} frameId @param {Me} me @returns {boolean} */
export function hasAgreed(board, frameId, me = board.me) {
  return agreedTo(board, frameId).some(({ id }) => id === `${frameId}:${ownerOf(me)}`);
}
