/**
 * When a page draws: at once after its own person's acts, else at most once a frame. A phone that is
 * long in drawing what others do is shown it less often: in between it has time for its own person,
 * whose acts do not wait for that. What it does in a frame costs it nothing.
 */

const FRAME = 16; // ms
const REST = 4; // times what a drawing took longer

export class Drawing {
  /** @param {number} longest ms that a screen may rest */
  constructor(longest) {
    this.longest = longest;
    this.rests = 0; // until then, by performance.now()
    this.due = false;
    /** @type {Set<() => void>} */
    this.subscribers = new Set();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.waiting = undefined;
  }

  /** @param {() => void} show what has come: now, or when this screen has rested */
  whenRested(show) {
    const rest = this.rests - performance.now();
    const now = () => {
      clearTimeout(this.waiting);
      this.waiting = undefined;
      show();
    };
    if (rest > 0) this.waiting ??= setTimeout(now, rest);
    else now();
  }

  /** Something is to be drawn. */
  soon() {
    if (this.due) return;
    this.due = true;
    if (document.hidden) setTimeout(() => this.now(), 100);
    else requestAnimationFrame(() => this.#inFrame());
  }

  /** Draw what is to be drawn, unless it was drawn already. */
  now() {
    if (!this.due) return;
    this.due = false;
    for (const fn of this.subscribers) fn();
  }

  #inFrame() {
    const began = performance.now();
    this.now();
    setTimeout(() => {
      // now it is on the screen
      const now = performance.now();
      this.rests = now + Math.min(this.longest, REST * (now - began - FRAME));
    });
  }
}
