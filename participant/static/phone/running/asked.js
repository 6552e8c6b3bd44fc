// What the room is asked to do in a step, where that is something else than the question.

import { count } from "../../../ui/words.js";

/**
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// A sentence, or null.
/** @param {Segment | null} segment @param {Step | null} step @param {Texts} texts */
export function askOf(segment, step, texts) {
  if (step?.kind === "cluster") {
    const target = segment?.target_categories;
    return target ? counted(texts.ask_cluster_into, target, texts) : texts.ask_cluster;
  }
  if (step?.kind === "vote")
    return counted(texts.ask_vote, /** @type {number} */ (segment?.votes), texts);
  return step?.kind === "settle" ? texts.ask_settle : null;
}

// Small numbers are words in a sentence.
/** @param {Texts} forms @param {number} n @param {Texts} texts */
const counted = (forms, n, texts) =>
  count(forms, n).replace(`${n}`, texts.numbers.split(" ")[n] ?? n);
