// The main part of the page: the same cases as the meeting has.

import { kindOf } from "../../live/board/kinds.js";
import { html } from "../../ui/html.js";
import { Agenda } from "./running/agenda.js";
import { Mute } from "./running/announced-others.js";
import { Say } from "./running/pause.js";
import { Sorted } from "./sorting/sorted.js";
import { countedIn, Results } from "./voting/results.js";
import { CategoryPicker } from "./writing/category-picker.js";
import { Columns } from "./writing/columns.js";
import { Ideas } from "./writing/ideas.js";
import { isWhole } from "./writing/places.js";

// The main part: the same cases as the meeting has.
export function Content({ parts, writing, segment, page, pause, own }) {
  const { live, texts } = parts;
  const { board } = live;
  if (board.session.state === "ended") return html`<${Say} ...${pause} />`;
  if (!segment) {
    const counted = countedIn(board);
    return html`<${Say} ...${pause} />
      ${counted && html`<${Results} board=${board} segment=${counted} texts=${texts} />`}
      <${Agenda} board=${board} texts=${texts} />`;
  }
  if (page) return html`<${page.Page} ...${own} />`;
  if (!writing.open) {
    return html`<p class="say__line">${texts.together}</p><${Sorted} live=${live} segment=${segment} texts=${texts} />`;
  }
  const { place, choose } = writing;
  const note = html`${segment.private && html`<p class="private">${texts.private_now}</p>`}<${Mute} live=${live} texts=${texts} />`;
  if (kindOf(segment).makes_categories) {
    return html`${note}<${Ideas} parts=${parts} place=${place} open />`;
  }
  return html`${note}<${CategoryPicker} live=${live} place=${place} choose=${choose} texts=${texts} />
    ${
      isWhole(board, place)
        ? html`<${Columns} parts=${parts} place=${place} open />`
        : html`<p class="say__line">${texts.no_categories}</p>`
    }`;
}
