// What is said before, between and after the steps.

import { hasBegun, isHeld } from "../../../live/board/steps.js";
import { html } from "../../../ui/html.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Meeting} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @typedef {{title: string, more: string, told: string}} Pause in writing, and as it is `told` */

// Null while a step is open, and does not wait.
/**
 * @param {Meeting} board
 * @param {Segment | null} segment
 * @param {Texts} texts
 * @returns {Pause | null}
 */
export function pauseIn(board, segment, texts) {
  if (board.session.state === "ended") {
    return {
      title: texts.ended,
      more: texts.ended_more,
      told: `${texts.ended}. ${texts.ended_more}`,
    };
  }
  if (isHeld(board)) {
    const more = texts.held_more;
    return { title: texts.held, more, told: `${texts.held}. ${more}` };
  }
  if (segment) return null;
  const more = hasBegun(board) ? texts.look_up_more : texts.begins_soon;
  return { title: texts.look_up, more, told: more }; // whoever is told does not look
}

/** @param {Pause} pause */
export const Say = ({ title, more }) =>
  html`<div class="say"><h2>${title}</h2><p>${more}</p></div>`;
