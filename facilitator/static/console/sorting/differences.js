// Where the room would have ideas that stand elsewhere: what was suggested instead and not answered.

import { numbersOf } from "../../../live/board/categories.js";
import { speakerOf } from "../../../live/board/entries.js";

// Map of idea id → [{category, number, n}], the most first, `n` the owners who suggest it: the same
// map as long as it reads the same. A suggestion counts as long as the idea stands where it stood
// then; a category that was merged is the one it went into. `board`: with the categories that are
// gone.
export function differingIn(board, segment) {
  const owners = new Map(); // idea → category → set of owners
  for (const one of board.suggestion.values()) {
    const idea = speakerOf(board.idea, board.idea.get(one.idea_id));
    const into = wentInto(board, one.category_id);
    const stands = idea?.state === "shared" && idea.segment_id === segment.id && idea.category_id;
    if (!stands || !into || into === stands || wentInto(board, one.instead_of_id) !== stands)
      continue;
    const said = owners.get(idea.id) ?? new Map();
    owners.set(
      idea.id,
      said.set(into, (said.get(into) ?? new Set()).add(one.table_id ?? one.participant_id)),
    );
  }
  const numbers = numbersOf(board);
  return steady(
    new Map(
      [...owners].map(([id, said]) => [
        id,
        [...said]
          .map(([into, { size: n }]) => ({
            category: board.category.get(into),
            number: numbers.get(into),
            n,
          }))
          .sort(most),
      ]),
    ),
  );
}

const most = (a, b) => b.n - a.n || a.number - b.number;
let before = new Map();

function steady(differing) {
  if (read(differing) !== read(before)) before = differing;
  return before;
}

const read = (differing) =>
  JSON.stringify(
    [...differing].map(([id, all]) => [
      id,
      all.map(({ category, number, n }) => [category.id, category.name, number, n]),
    ]),
  );

function wentInto(board, id) {
  const category = board.category.get(id);
  if (category?.state === "merged") return wentInto(board, category.merged_into_id);
  return category?.state === "active" ? id : null;
}
