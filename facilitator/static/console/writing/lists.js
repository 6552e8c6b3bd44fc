// Lists: under each category one list, where questions may stand among the rest.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { CategoryHead } from "../settling/category-head.js";
import { DealtTo } from "../settling/dealt.js";
import { NewCategory } from "../settling/new-category.js";
import { Removed } from "../settling/removed.js";
import { TakenOut } from "../settling/taken-out.js";
import { Unsorted } from "../sorting/unsorted.js";
import { Column } from "./column.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment}} props */
export function Lists({ segment }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  return html`
    ${categories.length === 0 && html`<p class="lead__empty">${texts.no_categories}</p>`}
    <div class="pair">
      ${categories.map(
        (
          category,
        ) => html`<section class="matrix" key=${category.id} aria-labelledby=${`head-${category.id}`}>
        <${CategoryHead} category=${category} number=${numbers.get(category.id)} />
        <${DealtTo} segment=${segment} category=${category} />
        <${Column} category=${category} place=${{ segment_id: segment.id, category_id: category.id }} />
      </section>`,
      )}
    </div>
    <${NewCategory} />
    <${Unsorted} segment=${segment} columns=${[""]} />
    <${TakenOut} segment=${segment} />
    <${Removed} />
  `;
}
