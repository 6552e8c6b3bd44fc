// The menu of an idea, behind its "…".

/** @import {KeyPress} from "../../../ui/html.js" */

// Escape closes it, and the focus is back on its button. A field keeps its own Escape.
/** @param {KeyPress} event */
export function closeMenu(event) {
  if (event.key !== "Escape" || event.target.matches("input, textarea, select")) return;
  /** @type {HTMLElement | null | undefined} */
  const more = event.target.closest(".card")?.querySelector(".idea__more[aria-expanded=true]");
  more?.click();
  more?.focus();
}
