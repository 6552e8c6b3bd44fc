// Categories that were taken out of a segment.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { printedUnder } from "../running/counts.js";
import { notIn, placed } from "./order.js";

/** @import {Category, Segment} from "../../../live/board/records.js" */

// Below a matrix or lists: the categories that are missing from it though something stands there.
/** @param {{segment: Segment}} props */
export function TakenOut({ segment }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const out = notIn(board, segment)
    .map((category) => ({ category, entries: printedUnder(board, segment.id, category.id) }))
    .filter(({ entries }) => entries > 0);
  if (out.length === 0) return null;
  /** @param {Category} category */
  const back = (category) =>
    act(
      desk,
      [placed(segment, category, { shown: true })],
      fill(texts.taken_in, { name: category.name, segment: segment.short_heading }),
    );
  return html`<section class="panel panel--unsorted" aria-labelledby="out">
    <h3 id="out">${texts.out}</h3>
    <ul class="panel__list">
      ${out.map(
        ({ category, entries }) => html`<li class="ask__row" key=${category.id}>
        <span><strong dir="auto">${category.name}</strong> <span class="small quiet">${count(texts.left_out, entries)}</span></span>
        ${
          board.session.state !== "ended" &&
          html`<button class="btn btn--plain" type="button" onClick=${() => back(category)}>
          ${texts.take_in}<span class="vh"> ${category.name}</span>
        </button>`
        }
      </li>`,
      )}
    </ul>
  </section>`;
}
