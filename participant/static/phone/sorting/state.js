// What one is about to sort, and what one can do with it.

import { useDesk } from "../../../ui/desk.js";
import { LAPTOP } from "../../../ui/laptop.js";
import { undoAll } from "../../../ui/undo-all.js";
import { actsOf } from "./acts.js";
import { goOnAt } from "./focus.js";

export const NOTHING = { picked: new Set(), sheet: null };
const START = { ...NOTHING, share: null, passed: new Set(), picking: LAPTOP.matches, only: false };

// It is shared by the list and the bar at the foot: `picking` several, those
// `picked`, whether `only` the unsorted are shown, and the `sheet` that is open
// ({ids}, {ids, merge: true} or {category}). `share`: the one that is being worked through, as in
// share.js; `passed`: what was skipped there.
export function useSorting() {
  const {
    live,
    texts,
    show,
    sorting: [kept, set],
  } = useDesk();
  const state = kept ?? START;
  const sort = (change) => set((now) => ({ ...(now ?? START), ...change }));
  const picked = [...state.picked].filter((id) => live.board.idea.get(id)?.state === "shared");
  const acts = actsOf(live, texts, (text, ops, id) => {
    show({ text, undo: () => undoAll(live, ops) });
    sort(NOTHING);
    goOnAt(id);
  });
  const undo = () => live.undoLast().length && show({ text: texts.undone });
  return { ...state, picked, sort, acts, undo, nothing: NOTHING };
}
