/** Numbered changes to one board, gapless: nothing twice, nothing left out, nothing too early. */

import { applyChanges, emptyBoard, fromSnapshot } from "../board/board.js";

/**
 * @import {Board, Change, Position} from "../board/board.js"
 * @import {Me} from "../board/records.js"
 */

export class Sequence {
  /** @param {Board} board */
  constructor(board = emptyBoard()) {
    this.board = board;
    /** @type {Map<number, Change>} */
    this.ahead = new Map();
    this.known = board.head; // the highest number heard of
  }

  /** Whether something is missing that the server has. */
  get hole() {
    return this.board.epoch === null || this.known > this.board.head;
  }

  /** @param {Change[]} changes in any order, some perhaps again */
  take(changes) {
    for (const change of changes) this.ahead.set(change.n, change);
    this.known = Math.max(this.known, ...changes.map((change) => change.n));
    if (this.board.epoch !== null) this.#advance();
  }

  /** @param {Position} answer of `join` */
  arrive(answer) {
    const { epoch, me, head } = this.board;
    const other = answer.epoch !== epoch || isAnother(me, answer.me);
    if (other && !answer.snapshot) return this.#restart(); // a tail of another history or board
    if (other || (answer.snapshot && answer.head > head)) {
      this.board = fromSnapshot(/** @type {any} */ (answer));
    }
    this.board = { ...this.board, me: answer.me };
    this.known = Math.max(answer.head, ...this.ahead.keys());
    this.take(answer.changes ?? []);
  }

  /** @param {{head: number, epoch: string}} beacon */
  heed({ head, epoch }) {
    if (this.board.epoch !== null && epoch !== this.board.epoch) this.#restart();
    this.known = Math.max(this.known, head);
  }

  #restart() {
    this.board = emptyBoard();
    this.ahead.clear();
    this.known = 0;
  }

  #advance() {
    const next = [];
    let last = this.board.head;
    let change = this.ahead.get(last + 1);
    for (; change; change = this.ahead.get(last + 1)) {
      next.push(change);
      last = change.n;
    }
    if (next.length) this.board = applyChanges(this.board, next);
    for (const n of this.ahead.keys()) if (n <= last) this.ahead.delete(n);
  }
}

/**
 * Whether a board is not for the same person at the same table: some of it is theirs alone.
 * @param {Me | null} before
 * @param {Me | null} now
 */
function isAnother(before, now) {
  return Boolean(before && (before.id !== now?.id || before.table_id !== now?.table_id));
}
