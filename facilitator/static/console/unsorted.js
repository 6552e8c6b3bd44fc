// What was written under a category that is gone.
import { html } from "../../ui/html.js";
import { useDesk } from "./desk.js";
import { Idea } from "./idea.js";
import { Rows } from "./rows.js";
import { entriesShown } from "./shown.js";

export function Unsorted({ segment, columns }) {
  const { board, texts } = useDesk();
  const place = { segment: segment.id, category: null };
  const entries = columns.flatMap((column) => entriesShown(board, { ...place, column }));
  if (entries.length === 0) return null;
  return html`<section class="panel panel--unsorted" aria-labelledby="unsorted">
    <h3 id="unsorted">${texts.unsorted}</h3>
    <${Rows}>${entries.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} look="line" />`)}<//>
  </section>`;
}
