// The board: what is not sorted in a tray on top, and a column per category.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { CategoryHead } from "../settling/category-head.js";
import { useDragging } from "./dragging.js";
import { GroupList } from "./group-list.js";
import { sharedIn } from "./groups.js";

/**
 * @import {Pile} from "./group-list.js"
 * @import {Group} from "./groups.js"
 * @import {Sorting} from "./state.js"
 */

// `only`: only some of what is sorted is shown.
/** @param {{groups: Group[], only: boolean, sorting: Sorting, pile: Pile}} props */
export function ColumnsView({ groups: [unsorted, ...columns], only, sorting, pile }) {
  const ref = useDragging(sorting);
  return html`<div class="columns" ref=${ref}>
    <${Tray} group=${unsorted} low=${columns.length > 0} pile=${pile} hidden=${only} />
    <div class="board">
      ${columns.map(
        (
          group,
        ) => html`<section class="column" key=${group.id} aria-labelledby=${`head-${group.id}`}>
        <${CategoryHead} category=${group.category} number=${group.number} ideas=${sharedIn(group.entries)} moves="sideways" />
        <${GroupList} ...${pile} id=${group.id} entries=${group.entries} />
      </section>`,
      )}
    </div>
  </div>`;
}

// It shrinks until all are sorted, and then says so. `low`: there is something below it.
/** @param {{group: Group, low: boolean, pile: Pile, hidden: boolean}} props */
function Tray({ group: { entries }, low, pile, hidden }) {
  const { texts } = useDesk();
  const left = sharedIn(entries);
  return html`<section class="tray ${low ? "tray--low" : ""} ${left === 0 ? "is-empty" : ""}" aria-labelledby="unsorted" hidden=${hidden}>
    <div class="tray__head">
      <h3 id="unsorted">${texts.unsorted}</h3>
      <p class="small quiet">${left === 0 ? texts.board.all_sorted : count(texts.idea_count, left)}</p>
    </div>
    <${GroupList} ...${pile} id=${null} entries=${entries} />
  </section>`;
}
