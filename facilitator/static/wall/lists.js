// Under each category one list.

import { categoriesOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { html } from "../../ui/html.js";
import { boardGroups } from "./board.js";
import { Head } from "./head.js";
import { Pages } from "./pages.js";

export function Lists(wall) {
  const { board, texts, segment } = wall;
  const unsorted = unsortedIn(board, segment.id);
  const isBare = unsorted.length === 0 && categoriesOf(board, segment.id).length === 0;
  const entriesOf = ({ id }) => entriesAt(board, { segment: segment.id, category: id });
  return html`<${Head} ...${wall} title=${wall.title ?? segment.short_heading} />
    ${
      isBare
        ? html`<p class="wall__note">${texts.no_categories_yet}</p>`
        : html`<${Pages} turning=${wall.turning} groups=${boardGroups(wall, entriesOf, unsorted)} />`
    }`;
}
