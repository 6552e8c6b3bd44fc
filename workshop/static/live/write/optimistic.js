/**
 * What the screen shows: the acknowledged board, and on top of it a guess of what one's own
 * waiting operations will do. The two are never mixed. What cannot be told is left as it is until
 * the server has answered: steps and timers are not guessed.
 */

import { isSame } from "../board/once.js";
import { CATEGORIES } from "./guess/categories.js";
import { Draft } from "./guess/draft.js";
import { IDEAS } from "./guess/ideas.js";
import { VOTES } from "./guess/votes.js";

/**
 * @import {Board} from "../board/board.js"
 *
 * @typedef {{op_id: string, kind: string, [field: string]: any}} Operation
 */

const GUESSES = { ...IDEAS, ...CATEGORIES, ...VOTES };

/**
 * @param {Board} board
 * @param {Operation[]} waiting in the order they were made
 * @returns {Board} the same board where there is nothing to guess
 */
export function guessed(board, waiting) {
  if (board.epoch === null) return board;
  const undone = undoneIn(waiting);
  const ops = waiting.filter((op) => GUESSES[op.kind] && !undone.has(op.op_id));
  return ops.reduce((before, op, index) => {
    const draft = new Draft(before);
    GUESSES[op.kind](draft, op, index);
    return draft.board;
  }, board);
}

/**
 * @returns {typeof guessed} the same, worked out anew only where the board or what waits is another:
 *   other news than changes leave the guess as it is
 */
export function guesser() {
  /** @type {Board | undefined} */
  let shown;
  /** @type {[Board | undefined, Operation[]]} */
  let [on, of] = [undefined, []];
  return (board, waiting) => {
    if (!shown || board !== on || !isSame(waiting, of)) shown = guessed(board, waiting);
    [on, of] = [board, waiting];
    return shown;
  };
}

/** @param {Operation[]} waiting @returns {Set<string>} ids of those that what waits undoes */
function undoneIn(waiting) {
  const undone = new Set();
  const removals = new Map();
  for (const { op_id, kind, id, of } of waiting) {
    if (kind === "undo") undone.add(of);
    else if (kind === "idea.remove") removals.set(id, op_id);
    else if (kind === "idea.restore") undone.add(removals.get(id));
  }
  return undone;
}
