// Ctrl and Z undo the last act of this page, wherever one is, but not in a field: that has an undo of
// its own.

import { useEffect } from "../../../vendor/preact-hooks.js";
import { undoLast } from "../sorting/acts.js";
import { isTyping } from "../writing/typing.js";

/** @import {Desk} from "../../../ui/desk.js" */

// `desk`: {live, texts, tell}, the same for as long as the page lives.
/** @param {Pick<Desk, "live" | "texts" | "tell">} desk */
export function useUndoKey(desk) {
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const onKeyDown = (event) => {
      const undo =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      if (!undo || event.defaultPrevented || isTyping(event)) return;
      event.preventDefault();
      undoLast(desk);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
