// What sends, beside a click.

import { LAPTOP } from "../../../ui/laptop.js";

/** @import {KeyPress} from "../../../ui/html.js" */

// On a laptop Enter sends and Shift+Enter breaks the line; on a phone Enter breaks the line.
/** @param {KeyPress} event */
export function sends(event) {
  if (event.key !== "Enter" || event.target.tagName !== "TEXTAREA") return false;
  if (event.ctrlKey || event.metaKey) return true;
  return LAPTOP.matches && !event.shiftKey && !event.altKey;
}

// The finger left the key it was put on. Slow phones know that some frames before it is a click, which
// does not follow what is sent by it.
/** @param {TouchEvent & {currentTarget: Element}} event */
export function isTap({
  currentTarget: key,
  touches,
  changedTouches: [{ clientX, clientY }],
  cancelable,
}) {
  return (
    cancelable && touches.length === 0 && key.contains(document.elementFromPoint(clientX, clientY))
  );
}
