/** A board being made of another one, `before`, which stays as it is. */

/**
 * @import {Board} from "../../board/board.js"
 * @import {Records, Type} from "../../board/records.js"
 *
 * @typedef {(draft: Draft, op: any, index: number) => void} Guess of what an operation will do;
 *   `index` among those that wait
 */

export class Draft {
  /** @param {Board} before */
  constructor(before) {
    this.before = before;
    this.board = { ...before };
  }

  /** @template {Type} T @param {T} type @param {Records[T]} item */
  put(type, item) {
    this.#own(type).set(item.id, item);
  }

  /** @template {Type} T @param {T} type @param {string} id @param {Partial<Records[T]>} fields */
  change(type, id, fields) {
    const item = /** @type {Records[T] | undefined} */ (this.board[type].get(id));
    if (item) this.put(type, { ...item, ...fields });
  }

  /** @param {Type} type @param {string} id */
  drop(type, id) {
    this.#own(type).delete(id);
  }

  /** @param {Type} type @returns {Map<string, any>} */
  #own(type) {
    /** @type {Record<Type, Map<string, any>>} */
    const parts = this.board;
    if (parts[type] === this.before[type]) parts[type] = new Map(parts[type]);
    return parts[type];
  }
}
