// The hand that sorts: what is selected, what is being asked, and where the focus goes. One object
// for the whole life of a board, always fresh, so that a thousand cards can hold it.

import { useRedraw } from "../../../ui/use-live.js";
import { useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { entriesOf, groupOf, groupsOf, onlyOf } from "./groups.js";

// {live, board, texts, tell, segment, all, groups, picked, pick, asking, ask, root, draw, wanted};
// `picked`: ids of the selected ideas; `asking`: {what, ids} while the bar asks something; `wanted`:
// the idea to go on with. `all`: the groups of the board; `groups`: of them, where only some ideas are
// shown (`only`, by id), those. `still`: as long as one drags, the board stays as it was.
export function useHand({ live, board, texts, tell }, segment, only) {
  const hand = useRef({}).current;
  const [picked, pick] = useState(new Set());
  const [asking, ask] = useState(null);
  const root = useRef(null);
  const draw = useRedraw();
  Object.assign(hand, { live, texts, tell, segment, picked, pick, asking, ask, root, draw });
  if (!hand.still) {
    const all = groupsOf(board, segment);
    Object.assign(hand, { board, all, groups: only ? onlyOf(all, only) : all });
  }
  useFocusKept(hand);
  return hand;
}

// Where a drawing takes the focus away with what had it, it goes to the idea that was meant.
function useFocusKept(hand) {
  const { current: root } = hand.root;
  const had = root?.contains(document.activeElement) && document.activeElement;
  useLayoutEffect(() => {
    if (!had || document.activeElement !== document.body) return;
    focusOn(hand.wanted) || root.querySelector(".card__pick input[tabindex='0']")?.focus();
  });
}

// Whether there is a card to focus.
export function focusOn(id) {
  const tick = document.getElementById(`pick-${id}`);
  tick?.focus();
  return tick !== null;
}

// The selected ideas in the order of the board; where none is, the one that has the focus.
export function targetsOf({ groups, picked }, focused) {
  const ids = entriesOf(groups)
    .map(({ idea }) => idea.id)
    .filter((id) => picked.has(id));
  return ids.length > 0 || !focused ? ids : [focused];
}

// Those of the ideas that the bar asks about that still stand on the board.
export function askedAbout({ groups, asking }) {
  const there = new Set(entriesOf(groups).map(({ idea }) => idea.id));
  return asking.ids.filter((id) => there.has(id));
}

export function toggle(hand, id) {
  const picked = new Set(hand.picked);
  if (!picked.delete(id)) picked.add(id);
  hand.pick(picked);
}

// An act on ideas is over: nothing is selected any more, and the focus is where one goes on, on the
// next idea of the list; where there is none, it follows the first one.
export function letGo(hand, ids, next = nextTo(hand, ids)) {
  hand.ask(null);
  hand.pick(new Set());
  hand.wanted = next;
  if (!ids.includes(next)) focusOn(next);
}

export function nextTo({ groups }, ids) {
  const { entries } = groupOf(groups, ids.at(-1)) ?? { entries: [] };
  const at = entries.findIndex(({ idea }) => idea.id === ids.at(-1));
  const stays = ({ idea }) => !ids.includes(idea.id);
  const next =
    entries.slice(at + 1).find(stays) ?? entries.slice(0, Math.max(at, 0)).findLast(stays);
  return next?.idea.id ?? ids[0];
}
