// The selected ideas, and which one comes next.

import { entriesOf, groupOf } from "./groups.js";
import { focusOn } from "./state.js";

/**
 * @import {Sorting} from "./state.js"
 * @import {Entry} from "../../../live/board/entries.js"
 */

// The selected ideas in the order of the board; where none is, the one that has the focus.
/** @param {Sorting} sorting @param {string} [focused] */
export function targetsOf({ groups, picked }, focused) {
  const ids = entriesOf(groups)
    .map(({ idea }) => idea.id)
    .filter((id) => picked.has(id));
  return ids.length > 0 || !focused ? ids : [focused];
}

// Those of the ideas that the bar asks about that still stand on the board.
/** @param {Sorting} sorting */
export function askedAbout({ groups, asking }) {
  const there = new Set(entriesOf(groups).map(({ idea }) => idea.id));
  return (asking?.ids ?? []).filter((id) => there.has(id));
}

/** @param {Sorting} sorting @param {string} id */
export function toggle(sorting, id) {
  const picked = new Set(sorting.picked);
  if (!picked.delete(id)) picked.add(id);
  sorting.pick(picked);
}

// An act on ideas is over: nothing is selected any more, and the focus is where one goes on, on the
// next idea of the list; where there is none, it follows the first one.
/** @param {Sorting} sorting @param {string[]} ids @param {string | undefined} [next] */
export function letGo(sorting, ids, next = nextTo(sorting, ids)) {
  sorting.ask(null);
  sorting.pick(new Set());
  sorting.wanted = next;
  if (!ids.includes(next)) focusOn(next);
}

/** @param {Sorting} sorting @param {string[]} ids */
function nextTo({ groups }, ids) {
  const { entries } = groupOf(groups, ids.at(-1)) ?? { entries: [] };
  const at = entries.findIndex(({ idea }) => idea.id === ids.at(-1));
  /** @param {Entry} entry */
  const stays = ({ idea }) => !ids.includes(idea.id);
  const next =
    entries.slice(at + 1).find(stays) ?? entries.slice(0, Math.max(at, 0)).findLast(stays);
  return next?.idea.id ?? ids[0];
}
