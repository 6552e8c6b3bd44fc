/**
 * What this page did and may undo without pointing at it: never words that somebody wrote. What was
 * done in one go, without giving anybody time to look, is one act.
 */

/** @import {Operation} from "./optimistic.js" */

export class Acts {
  /** @type {{step: string | null, ops: Operation[]}[]} the last one last */
  #acts = [];
  #goesOn = false; // the last one, until anybody could look
  #whole = false; // whatever is done is part of an act
  #kinds;

  /** @param {string[]} kinds of what is undone so, as the server has them in its table */
  constructor(kinds) {
    this.#kinds = kinds;
  }

  /** @param {Operation} op @param {string | null} step of the meeting at which it was done */
  add(op, step) {
    if (!this.#whole && !this.#kinds.includes(op.kind)) return;
    if (!this.#goesOn) {
      this.#goesOn = true;
      this.#acts.push({ step, ops: [] });
      queueMicrotask(() => (this.#goesOn = false));
    }
    this.#acts.at(-1)?.ops.push(op);
  }

  /** @param {() => void} work what is done within is one act, words that it brings along too */
  asOne(work) {
    this.#goesOn = false;
    this.#whole = true;
    work();
    this.#goesOn = this.#whole = false;
  }

  /**
   * Only what was done in this step of the meeting: the way back to an earlier one is not meant, and
   * would surprise the room.
   * @param {string | null} step
   * @returns {Operation[]} the last act that is still there; [] where there is none
   */
  last(step) {
    const last = this.#acts.at(-1);
    return last?.step === step ? last.ops : [];
  }

  /** @param {string} opId undone, or refused */
  forget(opId) {
    this.#acts = this.#acts
      .map(({ step, ops }) => ({ step, ops: ops.filter(({ op_id }) => op_id !== opId) }))
      .filter(({ ops }) => ops.length);
    this.#goesOn = false;
  }
}
