// The categories while one sorts.

import { categoriesOf } from "../../../live/board/categories.js";
import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { useDragging } from "./dragging.js";
import { Plus } from "./plus.js";

/**
 * @import {ById} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Sorting} from "./state.js"
 */

const NEW = "new"; // no id of a category

// The categories so far; each opens what can be done with it, and takes what is let go there.
/** @param {{segment: Segment, numbers: ById<number>, sorting: Sorting}} props */
export function CategoryBar({ segment, numbers, sorting: { picked, sort, acts } }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const { dragging, over } = useDragging((id, to) => {
    const ids = picked.includes(id) ? picked : [id];
    if (to === NEW) sort({ sheet: { ids, naming: true } });
    else acts.move(ids, board.category.get(to));
  });
  /** @param {string} to */
  const look = (to) => (to === over ? "cat-link is-over" : "cat-link");
  return html`<nav class=${dragging ? "cats cats--near" : "cats"} aria-label=${texts.categories}>
      ${categories.map(
        ({ id, name }) => html`<button class=${look(id)} type="button" key=${id} data-to=${id}
          aria-haspopup="dialog" onClick=${() => sort({ sheet: { category: id } })}>
        <${Mark} number=${numbers.get(id)} /><span dir="auto"><${Breaking} text=${name} /></span>
      </button>`,
      )}
      <button class=${look(NEW)} type="button" data-to=${NEW} aria-haspopup="dialog"
          onClick=${() => sort({ sheet: { ids: [] } })}>
        <${Plus} /><span>${texts.new_category}</span>
      </button>
    </nav>
    ${categories.length === 0 && html`<p class="say__line">${texts.no_category_yet}</p>`}`;
}
