// The categories, to choose the one in which one reads and writes.

import { dealtTo, numbersOf } from "../../../live/board/categories.js";
import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { useState } from "../../../vendor/preact-hooks.js";

/** @import {WritingDesk} from "./use-place.js" */

// The categories as numbered keys. The number is the category's name for hand, eye and ear. Where
// they are dealt to tables, those of the other tables come after one's own, and when asked for.
export function CategoryPicker() {
  /** @type {WritingDesk} */
  const { live, board, texts, writing } = useDesk();
  const { place, choose } = writing;
  const [asked, setAsked] = useState(false);
  const { dealt, others } = dealtTo(board, place.segment, live.me.table_id);
  const all = asked || others.some(({ id }) => id === place.category);
  const numbers = numbersOf(board);
  return html`<nav class="cats" aria-label=${texts.categories}>
    ${[...dealt, ...(all ? others : [])].map(
      ({ id, name }) => html`<button class="cat-link" type="button" key=${id}
          aria-current=${id === place.category ? "true" : undefined} onClick=${() => choose({ category: id, parent: null })}>
        <${Mark} number=${numbers.get(id)} /><span dir="auto"><${Breaking} text=${name} /></span>
      </button>`,
    )}
    ${
      others.length > 0 &&
      !all &&
      html`<button class="btn btn--plain" type="button" onClick=${() => setAsked(true)}>
      ${texts.all_categories}
    </button>`
    }
  </nav>`;
}
