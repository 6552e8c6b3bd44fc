// Where the focus goes among the cards: each has one stop.

import { keepFocus } from "../../../ui/after-draw.js";

/** @param {Element | null} card @returns {HTMLElement | null | undefined} */
const stopOf = (card) => card?.querySelector("input, .card__foot .btn");

/** @param {Element | null} card @param {FocusOptions} [options] */
export const focusOn = (card, options) => stopOf(card)?.focus(options);

// Where what had the focus is gone with an act, one goes on at the idea that it was about.
/** @param {string | undefined} id */
export const goOnAt = (id) =>
  keepFocus(() => stopOf(document.getElementById(`idea-${id}`)), { preventScroll: true });
