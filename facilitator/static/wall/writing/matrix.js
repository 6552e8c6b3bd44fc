// A matrix: the tables of the minutes, each with one category or two side by side; as many tables
// on a page as fit.

import { tablesOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { columnIcons } from "../../../ui/column-icons.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { CategoryName, UnsortedName } from "../sorting/side-by-side.js";
import { Entries } from "./entries.js";

/** @import {Category} from "../../../live/board/records.js" */

/** @param {{title?: string, note?: string}} props */
export function Matrix({ title, note }) {
  const { board, texts, segment } = useDesk();
  const groups = tablesOf(board, segment.id).map(tableOf);
  if (segment.columns.some(({ id }) => unsortedIn(board, segment.id, id).length > 0))
    groups.push(tableOf([null]));
  return html`<${PageHead} title=${title ?? segment.short_heading} note=${note} />
    ${
      groups.length > 0
        ? html`<${Pages} groups=${groups} stacked />`
        : html`<p class="wall__note">${texts.no_categories_yet}</p>`
    }`;
}

/** @param {(Category | null)[]} pair */
const tableOf = (pair) => ({
  key: pair[0]?.id ?? "unsorted",
  body: html`<div class="wall-matrix">
    ${pair.map((category) => html`<${Category} key=${category?.id} category=${category} />`)}
  </div>`,
});

// `category` null: what stands under none.
/** @param {{category: Category | null}} props */
function Category({ category }) {
  const { board, texts, segment } = useDesk();
  const icons = columnIcons(segment.columns);
  return html`<section>
    ${category ? html`<${CategoryName} category=${category} />` : html`<${UnsortedName} />`}
    <div class="matrix__cols" data-columns=${segment.columns.length}>
      ${segment.columns.map(({ id, label }, at) => {
        const entries = entriesAt(board, {
          segment: segment.id,
          category: category?.id ?? null,
          column: id,
        });
        return html`<section class="side" key=${id} aria-label=${`${category?.name ?? texts.unsorted}, ${label}`}>
          <h3 class="side__head">
            ${icons[at] && html`<${Icon} name=${icons[at]} flip />`}${label}<span class="count">${entries.length}</span>
          </h3>
          <${Entries} entries=${entries} />
        </section>`;
      })}
    </div>
  </section>`;
}
