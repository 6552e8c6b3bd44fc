// Under each category one list.

import { categoriesOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { boardGroups } from "../sorting/side-by-side.js";

export function Lists(wall) {
  const { board, texts, segment } = wall;
  const unsorted = unsortedIn(board, segment.id);
  const isBare = unsorted.length === 0 && categoriesOf(board, segment.id).length === 0;
  const entriesOf = ({ id }) => entriesAt(board, { segment: segment.id, category: id });
  return html`<${PageHead} ...${wall} title=${wall.title ?? segment.short_heading} />
    ${
      isBare
        ? html`<p class="wall__note">${texts.no_categories_yet}</p>`
        : html`<${Pages} turning=${wall.turning} groups=${boardGroups(wall, entriesOf, unsorted)} />`
    }`;
}
