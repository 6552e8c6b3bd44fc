// What one is about to sort, and what one can do with it.

import { afterDraw } from "../../../ui/after-draw.js";
import { LAPTOP } from "../writing/composer.js";
import { actsOf } from "./acts.js";
import { goOnAt } from "./focus.js";

export const NOTHING = { picked: new Set(), sheet: null };
const START = { ...NOTHING, share: null, passed: new Set(), picking: LAPTOP.matches, only: false };

// What one is about to sort, shared by the list and the bar at the foot: `picking` several, those
// `picked`, whether `only` the unsorted are shown, and the `sheet` that is open
// ({ids}, {ids, merge: true} or {category}). `share`: the one that is being worked through, as in
// share.js; `passed`: what was skipped there. `work`: where that is kept, as from useState.
export function sortingOf({ live, texts, show }, [work, set]) {
  const state = work ?? START;
  const sort = (change) => set((now) => ({ ...(now ?? START), ...change }));
  const picked = [...state.picked].filter((id) => live.board.idea.get(id)?.state === "shared");
  const acts = actsOf(live, texts, (text, ops, id) => {
    show({ text, undo: () => ops.toReversed().forEach((op) => live.undo(op)) });
    sort(NOTHING);
    afterDraw(() => goOnAt(id));
  });
  const undo = () => live.undoLast().length && show({ text: texts.undone });
  return { ...state, picked, sort, acts, undo, nothing: NOTHING };
}
