// Which page the wall shows. It turns by itself until somebody stops it, and by hand at any time.
// Whoever asked for less motion starts with it stopped.

import { useEffect, useState } from "../../../vendor/preact-hooks.js";

const TURN_EVERY_MS = 12_000;
/** @typedef {{key?: string, page: number, all: number}} At of `all` pages, counted from 0 */

/** @type {At} */
const FIRST = { page: 0, all: 1 };

// `key`: what is shown; anything else starts at its first page. Whether it is stopped stays.
/** @param {string} key */
export function useTurning(key) {
  const [stopped, stop] = useState(() => matchMedia("(prefers-reduced-motion: reduce)").matches);
  const [at, set] = useState(FIRST);
  /** @param {At} one */
  const now = (one) => (one.key === key ? one : { key, ...FIRST });
  const { page, all } = now(at);
  /** @param {(was: At) => Partial<At>} to */
  const change = (to) => set((one) => ({ ...now(one), ...to(now(one)) })); // keys come faster than drawings
  /** @param {number} n */
  const by = (n) => () => change((was) => ({ page: (was.page + n + was.all) % was.all }));
  const turn = all > 1 ? { back: by(-1), on: by(1), toggle: () => stop((was) => !was) } : {};
  useEffect(() => {
    if (all < 2 || stopped) return undefined;
    const turning = setTimeout(by(1), TURN_EVERY_MS);
    return () => clearTimeout(turning);
  }, [key, page, all, stopped]);
  return {
    page,
    all,
    stopped,
    ...turn,
    keys: {
      arrowleft: turn.back,
      pageup: turn.back,
      arrowright: turn.on,
      pagedown: turn.on,
      " ": turn.toggle,
    },
    toFirst: () => !stopped && page > 0 && change(() => ({ page: 0 })),
    /** @param {number} n */
    counted: (n) => n !== all && change((was) => ({ all: n, page: Math.min(was.page, n - 1) })),
  };
}
