// A matrix: categories two by two as in the minutes, each with the segment's columns.

import { numbersOf, tablesOf } from "../../../live/board/categories.js";
import { entriesAt } from "../../../live/board/entries.js";
import { columnIcons } from "../../../ui/column-icons.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { CategoryHead } from "../settling/category-head.js";
import { DealtTo } from "../settling/dealt.js";
import { NewCategory } from "../settling/new-category.js";
import { Removed } from "../settling/removed.js";
import { TakenOut } from "../settling/taken-out.js";
import { Unsorted } from "../sorting/unsorted.js";
import { Column } from "./column.js";

/** @import {Category, Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment}} props */
export function Matrix({ segment }) {
  const { board, texts } = useDesk();
  const tables = tablesOf(board, segment.id);
  return html`
    ${tables.length === 0 && html`<p class="lead__empty">${texts.no_categories}</p>`}
    ${tables.map(
      (pair) => html`<div class="pair" key=${pair[0].id}>
        ${pair.map((category) => html`<${Category} key=${category.id} segment=${segment} category=${category} />`)}
      </div>`,
    )}
    <${NewCategory} />
    <${Unsorted} segment=${segment} columns=${segment.columns.map(({ id }) => id)} />
    <${TakenOut} segment=${segment} />
    <${Removed} />
  `;
}

/** @param {{segment: Segment, category: Category}} props */
function Category({ segment, category }) {
  const { board } = useDesk();
  const icons = columnIcons(segment.columns);
  return html`<section class="matrix" aria-labelledby=${`head-${category.id}`}>
    <${CategoryHead} category=${category} number=${numbersOf(board).get(category.id)}>
      <${Balance} segment=${segment} category=${category} />
    <//>
    ${category.text && html`<p class="part-text" dir="auto">${category.text}</p>`}
    <${DealtTo} segment=${segment} category=${category} />
    <div class="matrix__cols">
      ${segment.columns.map(
        (
          column,
          at,
        ) => html`<${Column} key=${column.id} title=${column.label} icon=${icons[at]} category=${category}
        place=${{ segment_id: segment.id, category_id: category.id, column: column.id }} />`,
      )}
    </div>
  </section>`;
}

const MOST_BARS = 6; // of a column, before they would crowd out the name

// A glance at how two columns weigh against each other; the counts in their heads say it in figures.
/** @param {{segment: Segment, category: Category}} props */
function Balance({ segment, category }) {
  const { board } = useDesk();
  if (segment.columns.length !== 2) return null;
  const counts = segment.columns.map(
    ({ id }) => entriesAt(board, { segment: segment.id, category: category.id, column: id }).length,
  );
  const most = Math.max(MOST_BARS, ...counts);
  const bars = counts.map((n) => Math.ceil((n * MOST_BARS) / most));
  return html`<span class="balance" aria-hidden="true">
    ${bars.map((n, at) => html`<span key=${at}>${Array.from({ length: n }, () => html`<i />`)}</span>`)}
  </span>`;
}
