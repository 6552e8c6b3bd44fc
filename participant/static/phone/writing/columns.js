// What is written in a category's columns, while it is written.

import { entriesAt } from "../../../live/board/entries.js";
import { kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { Entry } from "./entry.js";
import { useNew } from "./new-ideas.js";
import { OutOfSight } from "./out-of-sight.js";
import { OwnIdea } from "./own-idea.js";

/** @typedef {import("../../../live/board/records.js").Segment} Segment */

// A category's entries in the segment: by column in a matrix, else one list.
export function Columns({ place, open }) {
  const { board } = useDesk();
  const segment = /** @type {Segment} */ (board.segment.get(place.segment));
  const own = kindOf(segment).columns;
  const columns = own ? segment.columns : [{ id: "", label: categoryName(board, place) }];
  const lang = own ? board.session.language : undefined; // a category's is not known
  return columns.map(
    ({
      id,
      label,
    }) => html`<${Column} key=${`${place.category}/${id}`} label=${label} lang=${lang} open=${open}
      at=${{ ...place, column: id }} />`,
  );
}

const categoryName = (board, { category }) => board.category.get(category)?.name;

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

function Line({ entry, isNew, open }) {
  const { board } = useDesk();
  if (board.mine.has(entry.idea.id)) {
    return html`<${OwnIdea} kind="entry" entry=${entry} open=${open} />`;
  }
  return html`<${Entry} entry=${entry} isNew=${isNew} />`;
}
