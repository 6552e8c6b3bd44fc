// The vote. How it goes nobody sees before it is closed.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { Sorting } from "../sorting/sorting.js";
import { Lists } from "../writing/lists.js";
import { Matrix } from "../writing/matrix.js";
import { Points } from "../writing/points.js";

/** @import {View} from "../app.js" */

/** @type {Record<string, View>} */
const VIEWS = { frame: Sorting, matrix: Matrix, lists: Lists, points: Points };

export function Voting() {
  const { board, texts, segment } = useDesk();
  const budget = count(
    board.table.size > 0 ? texts.votes_of_table : texts.votes_of_person,
    segment.votes ?? 0,
  );
  const View = VIEWS[segment.kind];
  return html`<${View} title=${texts.vote_on_phone} note=${budget} />`;
}
