// Points: the segment's columns side by side, or one list.

import { entriesAt } from "../../../live/board/entries.js";
import { columnsOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { sideBySide } from "../sorting/side-by-side.js";
import { Entries } from "./entries.js";

/** @import {Entry} from "../../../live/board/entries.js" */

/** @param {{title?: string, note?: string}} props */
export function Points({ title, note }) {
  const { board, texts, segment } = useDesk();
  const lists = columnsOf(segment).map(({ id, label }) => ({
    key: id,
    head: html`<h2 dir="auto">${label}</h2>`,
    entries: entriesAt(board, { segment: segment.id, column: id }),
  }));
  const bare = lists.every(({ entries }) => entries.length === 0);
  return html`<${PageHead} title=${title ?? segment.short_heading} note=${note ?? (bare && texts.nothing_yet)} />
    <${Pages} groups=${segment.columns.length ? sideBySide(lists) : [oneList(lists[0])]} />`;
}

/** @param {{key: string, entries: Entry[]}} list */
const oneList = ({ key, entries }) => ({
  key,
  body: html`<${Entries} entries=${entries} name="flow--two flow--roomy" />`,
});
