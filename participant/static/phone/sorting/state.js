// What one is about to sort, and what one can do with it.

import { useDesk } from "../../../ui/desk.js";
import { LAPTOP } from "../../../ui/laptop.js";
import { undoAll } from "../../../ui/undo-all.js";
import { actsOf } from "./acts.js";
import { goOnAt } from "./focus.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Acts} from "./acts.js"
 * @import {Drawn} from "./share-drawn.js"
 */

/**
 * @typedef {object} Sheet asks where ideas go, into which of them they merge, or about a category
 * @property {string[]} [ids] of the ideas
 * @property {boolean} [naming] into a new category
 * @property {boolean} [merge]
 * @property {string} [category]
 *
 * @typedef {object} State
 * @property {Set<string>} picked ideas
 * @property {Sheet | null} sheet the one that is open
 * @property {Drawn | null} share the one that is being worked through
 * @property {Set<string>} passed ideas that were skipped there
 * @property {boolean} picking several
 * @property {boolean} only the unsorted are shown
 *
 * @typedef {ReturnType<typeof useSorting>} Sorting
 * @typedef {Sorting & {share: Drawn}} Sharing
 * @typedef {{acts: Acts, segment: Segment, sheet: Sheet, close: () => void}} SheetProps
 */

/** @type {Pick<State, "picked" | "sheet">} */
export const NOTHING = { picked: new Set(), sheet: null };
/** @type {State} */
const START = { ...NOTHING, share: null, passed: new Set(), picking: LAPTOP.matches, only: false };

// It is shared by the list and the bar at the foot.
export function useSorting() {
  const {
    live,
    texts,
    show,
    sorting: [kept, set],
  } = useDesk();
  const state = /** @type {State} */ (kept ?? START);
  /** @param {Partial<State>} change */
  const sort = (change) =>
    set((/** @type {State | null} */ now) => ({ ...(now ?? START), ...change }));
  const picked = [...state.picked].filter((id) => live.board.idea.get(id)?.state === "shared");
  const acts = actsOf(live, texts, (text, ops, id) => {
    show({ text, undo: () => undoAll(live, ops) });
    sort(NOTHING);
    goOnAt(id);
  });
  const undo = () => live.undoLast().length && show({ text: texts.undone });
  return { ...state, picked, sort, acts, undo, nothing: NOTHING };
}
