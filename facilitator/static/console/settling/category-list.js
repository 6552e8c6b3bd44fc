// The categories: written, renamed, moved, merged and taken away by the facilitator, for every
// segment at once.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { CategoryHead } from "./category-head.js";

/** @import {Segment} from "../../../live/board/records.js" */

// The list that a frame ends in. The number to aim for is a guide.
/** @param {{segment: Segment}} props */
export function CategoryList({ segment }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  const told = fill(texts.so_many_categories, {
    n: categories.length,
    target: segment.target_categories,
  });
  return html`<section class="panel" aria-labelledby="categories">
    <h3 id="categories">${texts.categories}</h3>
    ${segment.target_categories && html`<p class="small quiet">${told}</p>`}
    <ul class="panel__list">
      ${categories.map((one) => html`<li key=${one.id}><${CategoryHead} category=${one} number=${numbers.get(one.id)} /></li>`)}
    </ul>
  </section>`;
}
