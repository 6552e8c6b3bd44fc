// A frame after the writing: the ideas as they are sorted, or, before anybody has made a category,
// in one list.

import { categoriesOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { Entries } from "../writing/entries.js";
import { boardGroups } from "./side-by-side.js";

export const Sorting = (wall) => html`
  <${PageHead} ...${wall} title=${wall.title ?? wall.texts.our_categories} />
  <${Pages} turning=${wall.turning} groups=${ideasOf(wall)} />`;

export function ideasOf(wall) {
  const { board, texts, segment } = wall;
  const unsorted = unsortedIn(board, segment.id);
  if (categoriesOf(board, segment.id).length === 0) {
    return [
      {
        key: "ideas",
        body: html`<${Entries} entries=${unsorted} texts=${texts} name="flow--two flow--roomy" />`,
      },
    ];
  }
  return boardGroups(
    wall,
    (category) => entriesAt(board, { segment: segment.id, category: category.id }),
    unsorted,
  );
}
