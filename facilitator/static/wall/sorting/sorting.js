// A frame after the writing: the ideas as they are sorted, or, before anybody has made a category,
// in one list.

import { categoriesOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { Entries } from "../writing/entries.js";
import { boardGroups } from "./side-by-side.js";

/**
 * @import {PageGroup} from "../paging/pages.js"
 * @import {Desk} from "../../../ui/desk.js"
 */

/** @param {{title?: string, note?: string}} props */
export function Sorting({ title, note }) {
  const desk = useDesk();
  return html`<${PageHead} title=${title ?? desk.texts.our_categories} note=${note} />
    <${Pages} groups=${ideasOf(desk)} />`;
}

/** @param {Desk} desk @returns {PageGroup[]} */
export function ideasOf(desk) {
  const { board, segment } = desk;
  const unsorted = unsortedIn(board, segment.id);
  if (categoriesOf(board, segment.id).length === 0) {
    return [
      {
        key: "ideas",
        body: html`<${Entries} entries=${unsorted} name="flow--two flow--roomy" />`,
      },
    ];
  }
  return boardGroups(
    desk,
    (category) => entriesAt(board, { segment: segment.id, category: category.id }),
    unsorted,
  );
}
