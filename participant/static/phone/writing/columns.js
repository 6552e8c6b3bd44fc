// What is written in columns, while it is written: a category's, or the segment's own.

import { entriesAt } from "../../../live/board/entries.js";
import { columnsOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { Entry } from "./entry.js";
import { useNew } from "./new-ideas.js";
import { OutOfSight } from "./out-of-sight.js";
import { OwnIdea } from "./own-idea.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Place} from "./places.js"
 */

// One list under its category's name, or the segment's, where there are no columns.
/** @param {{place: Place, open: boolean}} props */
export function Columns({ place, open }) {
  const { board } = useDesk();
  const segment = /** @type {Segment} */ (board.segment.get(place.segment));
  const { name, text } = board.category.get(place.category) ?? {};
  const columns = columnsOf(segment).map(({ id, label }) => {
    const lang = label || !name ? board.session.language : undefined; // a category's is not known
    return html`<${Column} key=${`${place.category}/${id}`} label=${label ?? name ?? segment.short_heading}
      lang=${lang} open=${open} at=${{ ...place, column: id }} />`;
  });
  return html`${text && html`<p class="part-text" dir="auto">${text}</p>`}${columns}`;
}

/** @param {{label: string, lang: string | undefined, at: Place, open: boolean}} props */
function Column({ label, lang, at, open }) {
  const { board, texts } = useDesk();
  const entries = entriesAt(board, at);
  const isNew = useNew(entries);
  return html`<section class="side">
    <h2 class="side__head">
      <span dir="auto" lang=${lang}>${label}</span><span class="count" aria-hidden="true">${entries.length}</span>
      <span class="vh"> ${count(texts.entries, entries.length)}</span>
    </h2>
    ${
      entries.length === 0
        ? html`<p class="quiet">${texts.nothing_here}</p>`
        : html`<ul>${entries.map(
            (entry) => html`<${Line} key=${entry.idea.id} entry=${entry} isNew=${isNew(entry)}
          open=${open} />`,
          )}</ul>`
    }
    <${OutOfSight} at=${at} kind="entry" />
  </section>`;
}

/** @param {{entry: import("../../../live/board/entries.js").Entry, isNew: boolean, open: boolean}} props */
function Line({ entry, isNew, open }) {
  const { board } = useDesk();
  if (board.mine.has(entry.idea.id)) {
    return html`<${OwnIdea} kind="entry" entry=${entry} open=${open} />`;
  }
  return html`<${Entry} entry=${entry} isNew=${isNew} />`;
}
