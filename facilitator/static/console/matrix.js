// A matrix: categories two by two as in the minutes, each with the segment's columns.
import { tablesOf } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { numbersOf } from "../numbers.js";
import { CategoryHead, NewCategory } from "./categories.js";
import { useDesk } from "./desk.js";
import { Side } from "./side.js";
import { Removed, Unsorted } from "./unsorted.js";

export function Matrix({ segment }) {
  const { board, texts } = useDesk();
  const tables = tablesOf(board, segment.id);
  const numbers = numbersOf(board);
  const icons = segment.columns.length === 2 ? ICONS : [];
  return html`
    ${tables.length === 0 && html`<p class="lead__empty">${texts.no_categories}</p>`}
    ${tables.map(
      (pair) => html`<div class="pair" key=${pair[0].id}>
        ${pair.map((category) => html`<section class="matrix" key=${category.id} aria-labelledby=${`head-${category.id}`}>
          <${CategoryHead} category=${category} number=${numbers.get(category.id)} />
          <div class="matrix__cols">
            ${segment.columns.map((column, at) => html`<${Side} key=${column.id} title=${column.label} icon=${icons[at]}
              category=${category}
              place=${{ segment_id: segment.id, category_id: category.id, column: column.id }} />`)}
          </div>
        </section>`)}
      </div>`,
    )}
    <${NewCategory} />
    <${Unsorted} segment=${segment} columns=${segment.columns.map(({ id }) => id)} />
    <${Removed} />
  `;
}

const ICONS = ["open", "block"]; // the arrow that goes through and the one that is stopped
