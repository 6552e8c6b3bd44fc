// What can be seen and written on the page, in this step or in a segment one has to go to.

import { categoriesOf } from "../../../live/board/categories.js";
import { columnsOf, isUnderCategories, kindOf } from "../../../live/board/kinds.js";
import { currentStep } from "../../../live/board/steps.js";
import { isReadable } from "./readable.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea, Segment} from "../../../live/board/records.js"
 * @import {Meeting} from "../../../ui/desk.js"
 */

// The kind of the room's step where it is in that segment.
/** @param {Board} board @param {Segment} segment */
const stepIn = (board, segment) => {
  const step = currentStep(board);
  return step && step.segment_id === segment.id ? step.kind : null;
};

// Whether what can be done with an idea can be opened, be it in a segment one has to go to.
/** @param {Board} board @param {Idea | undefined} idea */
export function isOnPage(board, idea) {
  return (
    idea?.state === "shared" &&
    isReadable(board, idea) &&
    isListed(board, /** @type {Segment} */ (board.segment.get(idea.segment_id)), idea.column)
  );
}

// Whether a frame's ideas, or the notes beside them, can be seen: one reads, sorts and agrees in turn.
/** @param {Board} board @param {Segment} segment @param {string} column */
function isListed(board, segment, column) {
  const step = stepIn(board, segment);
  if (!kindOf(segment).makes_categories || step === null) return true;
  return column === "discussion"
    ? !["write", "cluster", "settle"].includes(step)
    : step !== "settle";
}

/**
 * @param {Meeting} board
 * @param {Segment} segment
 * @param {string} category
 * @param {string} column
 * @param {Idea | undefined | ""} above
 */
export function canWrite(board, segment, category, column, above) {
  if (board.session.state === "ended") return false;
  if (above !== "") return isOnPage(board, above) && !above?.parent_id;
  if (isUnderCategories(segment))
    return categoriesOf(board, segment.id).some(({ id }) => id === category);
  if (!kindOf(segment).makes_categories) return columnsOf(segment).some(({ id }) => id === column);
  return column === "discussion"
    ? isListed(board, segment, column)
    : stepIn(board, segment) === "write";
}

// The categories that have a head on the page, where they can be renamed.
/**
 * @param {Meeting} board
 * @param {Segment | null} segment
 * @returns {{has: (id: string) => boolean}}
 */
export function headsOn(board, segment) {
  if (!segment || board.session.state === "ended") return new Set();
  const step = stepIn(board, segment);
  if (!kindOf(segment).makes_categories || step === "settle")
    return new Set(categoriesOf(board, segment.id).map(({ id }) => id));
  return step === "write" ? new Set() : board.category;
}
