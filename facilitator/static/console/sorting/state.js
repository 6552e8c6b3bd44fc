// What one is about to sort: what is selected, what is being asked, and where the focus goes. One
// object for the whole life of a board, always fresh, so that a thousand cards can hold it.

import { useRedraw } from "../../../ui/use-live.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { groupsOf, onlyOf } from "./groups.js";

/**
 * @import {Differing} from "./differences.js"
 * @import {Group} from "./groups.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Desk, Meeting} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/**
 * @typedef {{what: "move" | "split" | "merge" | "under", ids: string[]}} Asking
 *
 * @typedef {object} Sorting
 * @property {Desk["live"]} live
 * @property {Meeting} board
 * @property {Texts} texts
 * @property {Desk["tell"]} tell
 * @property {Segment} segment
 * @property {Group[]} all the groups of the board
 * @property {Group[]} groups of them, where only some ideas are shown, those
 * @property {Set<string>} picked ids of the selected ideas
 * @property {(ids: Set<string>) => void} pick
 * @property {Asking | null} asking while the bar asks something
 * @property {(asking: Asking | null) => void} ask
 * @property {{current: HTMLElement | null}} root
 * @property {() => void} draw
 * @property {string | null} [wanted] the idea to go on with
 * @property {boolean} [still] as long as one drags, the board stays as it was
 */

// `only`: the ideas that are shown, by id, where not all are.
/** @param {Desk} desk @param {Segment} segment @param {Differing | null} only */
export function useSorting({ live, board, texts, tell }, segment, only) {
  const sorting = useRef(/** @type {Sorting} */ ({})).current;
  const [picked, pick] = useState(/** @type {Set<string>} */ (new Set()));
  const [asking, ask] = useState(/** @type {Asking | null} */ (null));
  const root = useRef(null);
  const draw = useRedraw();
  Object.assign(sorting, { live, texts, tell, segment, picked, pick, asking, ask, root, draw });
  if (!sorting.still) {
    const all = groupsOf(board, segment);
    Object.assign(sorting, { board, all, groups: only ? onlyOf(all, only) : all });
  }
  useFocusKept(sorting);
  return sorting;
}

// Where a drawing takes the focus away with what had it, it goes to the idea that was meant.
/** @param {Sorting} sorting */
function useFocusKept(sorting) {
  const { current: root } = sorting.root;
  const had = root?.contains(document.activeElement) && document.activeElement;
  useLayoutEffect(() => {
    if (!had || document.activeElement !== document.body) return;
    focusOn(sorting.wanted) || stopIn(root)?.focus();
  });
}

/** @param {HTMLElement | null} root @returns {HTMLElement | null | undefined} */
const stopIn = (root) => root?.querySelector(".card__pick input[tabindex='0']");

// The id of the idea in whose card something is.
/** @param {Element} element */
export const ideaOf = (element) =>
  /** @type {HTMLElement | null} */ (element.closest("[data-idea]"))?.dataset.idea;

// Whether there is a card to focus.
/** @param {string | null | undefined} id */
export function focusOn(id) {
  const tick = document.getElementById(`pick-${id}`);
  tick?.focus();
  return tick !== null;
}
