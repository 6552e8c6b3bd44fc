// What was written under a category that is gone.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Idea } from "../writing/idea.js";
import { IdeaList } from "../writing/idea-list.js";
import { entriesShown } from "../writing/readable.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment, columns: string[]}} props */
export function Unsorted({ segment, columns }) {
  const { board, texts } = useDesk();
  const place = { segment: segment.id, category: null };
  const entries = columns.flatMap((column) => entriesShown(board, { ...place, column }));
  if (entries.length === 0) return null;
  return html`<section class="panel panel--unsorted" aria-labelledby="unsorted">
    <h3 id="unsorted">${texts.unsorted}</h3>
    <${IdeaList}>${entries.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} look="line" />`)}<//>
  </section>`;
}
