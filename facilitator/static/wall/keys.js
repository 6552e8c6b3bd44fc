// The keys of the wall.

import { useLayoutEffect } from "../../vendor/preact-hooks.js";

// `keys`: {name of a key: what it does, or null where there is nothing to do}. They mean what is shown
// as soon as it is shown.
/** @param {Record<string, (() => void) | undefined>} keys */
export function useKeys(keys) {
  useLayoutEffect(() => {
    /** @param {KeyboardEvent} event */
    const press = (event) => {
      const act = keys[event.key.toLowerCase()];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " && /** @type {Element} */ (event.target).closest("button")) return; // it presses that button
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
