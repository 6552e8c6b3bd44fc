// The room in figures.

import { entriesAt, ideasIn, unsortedIn } from "../../../live/board/entries.js";
import { kindOf } from "../../../live/board/kinds.js";
import { readyWith } from "../../../live/board/ready.js";
import { count, fill } from "../../../ui/words.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {Desk} desk */
export function figuresOf({ live, board, texts, segment, step, turning: { page, all } }) {
  const sorting = step?.kind === "cluster";
  return [
    !sorting && live.presence && count(texts.so_many_here, live.presence.count ?? 0),
    sorting
      ? sortedIn(board, texts, segment)
      : kindOf(segment).written && writtenIn(board, texts, segment),
    step && readyIn(live, board, texts, step.id),
    all > 1 && fill(texts.page, { page: page + 1, pages: all }),
  ];
}

/** @param {Board} board @param {Texts} texts @param {Segment} segment */
function sortedIn(board, texts, { id }) {
  const unsorted = unsortedIn(board, id).length;
  const sorted = entriesAt(board, { segment: id }).length - unsorted;
  return `${count(texts.so_many_sorted, sorted)}, ${count(texts.so_many_unsorted, unsorted)}`;
}

/** @param {Board} board @param {Texts} texts @param {Segment} segment */
function writtenIn(board, texts, { id }) {
  return count(texts.so_many_entries, ideasIn(board, id).length);
}

// As soon as somebody is done: how many of those who are here, if that is known.
/** @param {Desk["live"]} live @param {Board} board @param {Texts} texts @param {string} stepId */
export function readyIn({ presence }, board, texts, stepId) {
  const gone = new Set(presence?.left);
  const ready = readyWith(board, stepId).filter((id) => !gone.has(id)).length;
  if (ready === 0) return false;
  if (presence?.tables === undefined) return count(texts.ready, ready);
  const all = presence.tables + (presence.alone ?? 0);
  return fill(count(texts.ready_of, ready), { all: Math.max(ready, all) });
}
