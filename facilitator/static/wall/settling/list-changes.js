// What became of the list since somebody agreed to it.

import { agreedTo } from "../../../live/board/consents.js";
import { fill } from "../../../ui/words.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// Compared with the lists that somebody agreed to and that are not the list any more.
/** @param {Board} board @param {string} segmentId @param {string[]} names */
export function changesIn(board, segmentId, names) {
  const agreed = new Set(agreedTo(board, segmentId));
  const earlier = [...board.consent.values()].filter(
    (one) => one.segment_id === segmentId && one.names && !agreed.has(one),
  );
  const known = new Set(earlier.flatMap((one) => one.names));
  const gone = [...known].filter((name) => !names.includes(name));
  /** @param {string} name */
  const isNew = (name) => known.size > 0 && !known.has(name);
  const isMoved = known.size > 0 && gone.length === 0 && !names.some(isNew);
  return {
    isNew,
    /** @param {Texts} texts @returns {string[]} */
    said: (texts) =>
      [
        gone.length > 0 && fill(texts.gone_names, { names: gone.join(", ") }),
        isMoved && texts.new_order,
      ].filter(Boolean),
  };
}
