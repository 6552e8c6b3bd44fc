// The vote. How it goes nobody sees before it is closed.

import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { Sorting } from "../sorting/sorting.js";
import { Lists } from "../writing/lists.js";
import { Matrix } from "../writing/matrix.js";

const VIEWS = { frame: Sorting, matrix: Matrix, lists: Lists };

export function Voting(wall) {
  const { board, texts, segment } = wall;
  const budget = count(
    board.table.size > 0 ? texts.votes_of_table : texts.votes_of_person,
    segment.votes,
  );
  const View = VIEWS[segment.kind];
  return html`<${View} ...${wall} title=${texts.vote_on_phone} note=${budget} />`;
}
