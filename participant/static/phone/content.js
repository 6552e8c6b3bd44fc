// The main part of the page: the same cases as the meeting has.

import { isUnderCategories, kindOf } from "../../live/board/kinds.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Agenda } from "./running/agenda.js";
import { Mute } from "./running/announced-others.js";
import { Say } from "./running/between-steps.js";
import { Sorted } from "./sorting/sorted.js";
import { countedIn, Results } from "./voting/results.js";
import { CategoryPicker } from "./writing/category-picker.js";
import { Columns } from "./writing/columns.js";
import { Ideas } from "./writing/ideas.js";
import { isWhole } from "./writing/places.js";

/**
 * @import {Segment} from "../../live/board/records.js"
 * @import {Page} from "./meeting.js"
 * @import {Pause} from "./running/between-steps.js"
 * @import {WritingDesk} from "./writing/use-place.js"
 */

// `page`: of the step, where it has one; `pause`: as in between-steps.js.
/** @param {{segment: Segment | null, page: Page | null | undefined, pause: Pause | null}} props */
export function Content({ segment, page, pause }) {
  /** @type {WritingDesk} */
  const { board, texts, writing } = useDesk();
  if (board.session.state === "ended") return html`<${Say} ...${pause} />`;
  if (!segment) {
    const counted = countedIn(board);
    return html`<${Say} ...${pause} />
      ${counted && html`<${Results} segment=${counted} />`}
      <${Agenda} />`;
  }
  if (page) return html`<${page.Page} segment=${segment} />`;
  if (!writing.open) {
    return html`${pause ? html`<${Say} ...${pause} />` : html`<p class="say__line">${texts.together}</p>`}
      <${Sorted} segment=${segment} />`;
  }
  const { place } = writing;
  const note = html`${segment.private && html`<p class="private">${texts.private_now}</p>`}<${Mute} />`;
  if (kindOf(segment).makes_categories) {
    return html`${note}<${Ideas} place=${place} open />`;
  }
  return html`${note}${isUnderCategories(segment) && html`<${CategoryPicker} />`}
    ${
      isWhole(board, place)
        ? html`<${Columns} place=${place} open />`
        : html`<p class="say__line">${texts.no_categories}</p>`
    }`;
}
