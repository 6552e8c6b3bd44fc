// The room in figures.

import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { count, fill } from "../../../ui/words.js";

export function figuresOf({ live, board, texts, segment, step, turning: { page, all } }) {
  const sorting = step?.kind === "cluster";
  return [
    !sorting && live.presence && count(texts.so_many_here, live.presence.count),
    sorting ? sortedIn(board, texts, segment) : segment && writtenIn(board, texts, segment),
    all > 1 && fill(texts.page, { page: page + 1, pages: all }),
  ];
}

function sortedIn(board, texts, { id }) {
  const unsorted = unsortedIn(board, id).length;
  const sorted = entriesAt(board, { segment: id }).length - unsorted;
  return `${count(texts.so_many_sorted, sorted)}, ${count(texts.so_many_unsorted, unsorted)}`;
}

function writtenIn(board, texts, { id }) {
  const written = [...board.idea.values()].filter(
    ({ segment_id, state }) => segment_id === id && state !== "merged",
  );
  return count(texts.so_many_entries, written.length);
}
