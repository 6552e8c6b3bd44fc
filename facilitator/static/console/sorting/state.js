// What one is about to sort: what is selected, what is being asked, and where the focus goes. One
// object for the whole life of a board, always fresh, so that a thousand cards can hold it.

import { useRedraw } from "../../../ui/use-live.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { groupsOf, onlyOf } from "./groups.js";

// {live, board, texts, tell, segment, all, groups, picked, pick, asking, ask, root, draw, wanted};
// `picked`: ids of the selected ideas; `asking`: {what, ids} while the bar asks something; `wanted`:
// the idea to go on with. `all`: the groups of the board; `groups`: of them, where only some ideas are
// shown (`only`, by id), those. `still`: as long as one drags, the board stays as it was.
export function useSorting({ live, board, texts, tell }, segment, only) {
  const sorting = useRef(/** @type {any} */ ({})).current;
  const [picked, pick] = useState(new Set());
  const [asking, ask] = useState(null);
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
function useFocusKept(sorting) {
  const { current: root } = sorting.root;
  const had = root?.contains(document.activeElement) && document.activeElement;
  useLayoutEffect(() => {
    if (!had || document.activeElement !== document.body) return;
    focusOn(sorting.wanted) || root.querySelector(".card__pick input[tabindex='0']")?.focus();
  });
}

// Whether there is a card to focus.
export function focusOn(id) {
  const tick = document.getElementById(`pick-${id}`);
  tick?.focus();
  return tick !== null;
}
