// How the categories go on: which of them stand in a segment, in which order (that of a frame is the
// list above), and which two of a matrix share a table.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { ChainRow } from "./chain-row.js";
import { notIn, placesOf } from "./order.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment, title?: string}} props */
export function Chain({ segment, title }) {
  const { board, texts } = useDesk();
  const places = placesOf(board, segment);
  const out = notIn(board, segment);
  const id = `chain-${segment.id}`;
  if (board.category.size === 0) return null;
  return html`<section class="chain" aria-labelledby=${id}>
    <h3 id=${id} class="chain__title" dir="auto">${title ?? texts.chain}</h3>
    <ul class="chain__list">
      ${[...places.map(({ category }) => category), ...out].map(
        (category) =>
          html`<${ChainRow} key=${category.id} segment=${segment} category=${category} places=${places} />`,
      )}
    </ul>
  </section>`;
}
