// The focus of a list whose items come and go.

import { mainPart } from "../../ui/main-part.js";
import { useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";

// When the item of a list that has the focus leaves it, the one that takes its place gets it from
// `focusOn`, or the main part where there is none left. The list is to call what this returns whenever
// the focus comes into it.
/**
 * @param {{current: Element | null}} list
 * @param {(item: Element, options: FocusOptions) => void} focusOn
 */
export function useFocusKept(list, focusOn) {
  const last = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    const { item, at } = last.current ?? {};
    const items = list.current?.children ?? [];
    if (!item || item.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    if (items.length) focusOn(items[Math.min(at, items.length - 1)], { preventScroll: true });
    else mainPart().focus({ preventScroll: true });
  });
  /** @param {{target: Element}} event */
  return ({ target }) => {
    const items = [.../** @type {Element} */ (list.current).children];
    const at = items.findIndex((item) => item.contains(target));
    last.current = { item: items[at], at };
  };
}
