// Under each category one list.

import { categoriesOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { boardGroups } from "../sorting/side-by-side.js";

/** @param {{title?: string, note?: string}} props */
export function Lists({ title, note }) {
  const desk = useDesk();
  const { board, texts, segment } = desk;
  const unsorted = unsortedIn(board, segment.id);
  const isBare = unsorted.length === 0 && categoriesOf(board, segment.id).length === 0;
  /** @param {{id: string}} props */
  const entriesOf = ({ id }) => entriesAt(board, { segment: segment.id, category: id });
  return html`<${PageHead} title=${title ?? segment.short_heading} note=${note} />
    ${
      isBare
        ? html`<p class="wall__note">${texts.no_categories_yet}</p>`
        : html`<${Pages} groups=${boardGroups(desk, entriesOf, unsorted)} />`
    }`;
}
