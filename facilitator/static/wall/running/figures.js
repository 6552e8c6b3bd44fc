// The room in figures.

import { entriesAt, ideasIn, unsortedIn } from "../../../live/board/entries.js";
import { kindOf } from "../../../live/board/kinds.js";
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
