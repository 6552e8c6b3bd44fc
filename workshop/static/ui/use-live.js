// Draws a component anew: when it asks for it, and after every change of a session.

import { useEffect, useReducer } from "../vendor/preact-hooks.js";

export const useRedraw = () => useReducer((n) => n + 1, 0)[1];

export function useLive(live) {
  const redraw = useRedraw();
  useEffect(() => live.subscribe(redraw), [live]);
}
