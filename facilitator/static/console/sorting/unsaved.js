// What became of one's own acts, by idea: the cards that have none stay as they are drawn.

import { conflictOf } from "../writing/conflict.js";

/**
 * @import {Aside} from "../writing/conflict.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Desk} from "../../../ui/desk.js"
 */

/** @type {Map<string, News>} */
const NOTHING = new Map();

/**
 * @typedef {{id: string, state: ReturnType<Desk["live"]["stateOf"]>, aside?: Aside}} News `state` where it is not
 *   saved, `aside` where somebody else changed it
 */

/** @param {Live} live */
export function unsavedIn(live) {
  const { entries } = live.outbox;
  if (entries.length === 0) return NOTHING;
  const ids = new Set(entries.flatMap(({ op }) => op.id ?? []));
  return new Map(
    [...ids].map((id) => [id, { id, state: live.stateOf(id), aside: conflictOf(live, { id }) }]),
  );
}
