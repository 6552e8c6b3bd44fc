/**
 * How time passes here. A device's own clock may be set back or forth while a page is open, and what
 * runs evenly beside it may stand still while the device sleeps. So nobody waits by one of them alone,
 * and the time that is shown is the server's, counted on evenly.
 */

const JUMP = 1000; // ms; less is one clock drifting away from the other

let apart = Date.now() - performance.now();
let jumped = 0;

/** @returns {number} ms that the device's clock has jumped ahead: it was set, or the device slept */
export function aheadBy() {
  passed();
  return jumped;
}

/**
 * @returns {number} ms that have passed since some moment, for waiting by: what this device may have
 *   slept through counts, and nothing makes it less
 */
export function passed() {
  const even = performance.now();
  const jump = Date.now() - even - apart;
  if (Math.abs(jump) > JUMP) {
    apart += jump;
    jumped += Math.max(0, jump);
  }
  return even + jumped;
}

/** The server's clock, as this page was told it last. */
export class ServerClock {
  even = 0;
  slept = 0;

  constructor() {
    this.set(Date.now()); // until it is told
  }

  /** @param {number} now the server's, in ms */
  set(now) {
    this.even = now - performance.now();
    this.slept = now - passed();
  }

  /**
   * @param {boolean} alone whether the server cannot be asked: if the clock of a device that is alone has
   *   jumped ahead, then most likely it slept
   * @returns {number} ms
   */
  now(alone) {
    return alone ? passed() + this.slept : performance.now() + this.even;
  }
}
