import { mainPart } from "./main-part.js";

// What asks for a redraw is drawn in the same task, before any further key: whoever moves the focus
// to what is drawn does it here. A frame later would lose what is typed meanwhile.

/** @param {() => void} act */
export const afterDraw = (act) => queueMicrotask(act);

/**
 * Where what has the focus goes with an act, it goes on to what `find` finds then, or to the main part.
 * @param {() => HTMLElement | null | undefined} [find]
 * @param {FocusOptions} [options]
 */
export const keepFocus = (find, options) =>
  afterDraw(() => {
    if (document.activeElement !== document.body) return;
    const next = find?.();
    if (next) next.focus(options);
    else mainPart().focus({ preventScroll: true });
  });
