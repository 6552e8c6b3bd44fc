/**
 * What the screen shows: the acknowledged board, and on top of it a guess of what one's own
 * waiting operations will do. The two are never mixed. Steps and timers are not guessed.
 */

import { GUESSES } from "./guesses.js";

/**
 * @typedef {import("../board/board.js").Board} Board
 * @typedef {{op_id: string, kind: string, [field: string]: any}} Operation
 */

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

/** The ids of those that will not have been, since what undoes them waits too. */
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

/** A board being made of another one, `before`, which stays as it is. */
export class Draft {
  /** @param {Board} before */
  constructor(before) {
    this.before = before;
    this.board = { ...before };
  }

  put(type, item) {
    this.#own(type).set(item.id, item);
  }

  change(type, id, fields) {
    const item = this.board[type].get(id);
    if (item) this.put(type, { ...item, ...fields });
  }

  drop(type, id) {
    this.#own(type).delete(id);
  }

  #own(type) {
    if (this.board[type] === this.before[type]) this.board[type] = new Map(this.before[type]);
    return this.board[type];
  }
}
