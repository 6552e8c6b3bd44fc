// Draws a component anew: when it asks for it, and after every change of a session.

import { useEffect, useReducer } from "../vendor/preact-hooks.js";

/** @type {(n: number, action: void) => number} */
const next = (n) => n + 1;

/** @returns {() => void} */
export const useRedraw = () => useReducer(next, 0)[1];

/** @param {import("../live/session.js").Live} live */
export function useLive(live) {
  const redraw = useRedraw();
  useEffect(() => live.subscribe(redraw), [live]);
}
