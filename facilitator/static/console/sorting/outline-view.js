// The outline: the same ideas as headings and lists, complete by keyboard.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { CategoryHead } from "../settling/category-head.js";
import { GroupList } from "./group-list.js";
import { sharedIn } from "./groups.js";

/**
 * @import {Pile} from "./group-list.js"
 * @import {Group} from "./groups.js"
 */

/** @param {{groups: Group[], only: boolean, pile: Pile}} props */
export function OutlineView({ groups, only, pile }) {
  return html`<div class="outline outline--board">
    ${(only ? groups.slice(1) : groups).map(
      (
        group,
      ) => html`<section class="outline__group" key=${group.id} aria-labelledby=${`head-${group.id ?? "unsorted"}`}>
      <div class="outline__head">
        ${
          group.category
            ? html`<${CategoryHead} category=${group.category} number=${group.number} ideas=${sharedIn(group.entries)} moves="upwards" />`
            : html`<${Unsorted} left=${sharedIn(group.entries)} />`
        }
      </div>
      <${GroupList} ...${pile} id=${group.id} entries=${group.entries} />
    </section>`,
    )}
  </div>`;
}

/** @param {{left: number}} props */
function Unsorted({ left }) {
  const { texts } = useDesk();
  return html`<div class="matrix__head">
    <${Mark} aria-hidden="true" />
    <h3 id="head-unsorted">${texts.unsorted}</h3>
    <span class="count">${left === 0 ? texts.board.all_sorted : count(texts.idea_count, left)}</span>
  </div>`;
}
