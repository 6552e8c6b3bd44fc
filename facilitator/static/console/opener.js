// What a button opens: when it closes, the focus is back on the button.

import { useLayoutEffect, useRef, useState } from "../../vendor/preact-hooks.js";

// [what is open, how to open or close, the ref of the button]; `first`: what is open from the start
/**
 * @template Open
 * @param {Open | null} [first]
 * @returns {[Open | null, (open: Open | null) => void, {current: any}]}
 */
export function useOpener(first = null) {
  const [open, set] = useState(first);
  const button = useRef(/** @type {any} */ (null));
  const before = useRef(/** @type {Open | null} */ (null));
  useLayoutEffect(() => {
    if (before.current && !open) button.current?.focus();
    before.current = open;
  }, [open]);
  return [open, set, button];
}
