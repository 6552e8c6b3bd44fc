// What has been written so far, sorted, to be read.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { countsIn } from "../../../live/board/counts.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { columnsOf, kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { Entry } from "../writing/entry.js";
import { ListHead } from "../writing/list-head.js";
import { OutOfSight } from "../writing/out-of-sight.js";

/** @import {Segment} from "../../../live/board/records.js" */

// The ideas of a segment under their categories, or under its columns where it has none.
/** @param {{segment: Segment}} props */
export function Sorted({ segment }) {
  const { board, texts } = useDesk();
  const numbers = numbersOf(board);
  const columns = columnsOf(segment);
  const { makes_categories: frame, categories: under, written, counts } = kindOf(segment);
  const unsorted = frame ? unsortedIn(board, segment.id) : [];
  // A frame's categories are empty until its ideas are sorted: then there is nothing to read there.
  const categories = categoriesOf(board, segment.id).filter(
    ({ id }) => !frame || entriesAt(board, { segment: segment.id, category: id }).length > 0,
  );
  return html`
    ${categories.map(
      ({ id, name }) => html`<section class="sorted" key=${id}>
        <h2 class="sorted__head"><${Mark} number=${numbers.get(id)} /><span dir="auto">${name}</span></h2>
        ${columns.map(
          ({ id: column, label }) => html`
          ${label && html`<h3 dir="auto" lang=${board.session.language}>${label}</h3>`}
          <${Lines} entries=${entriesAt(board, { segment: segment.id, category: id, column })} />`,
        )}
      </section>`,
    )}
    ${
      !under &&
      written &&
      columns.map(
        ({ id, label }) => html`<section class="sorted" key=${id}>
        <h2 class="sorted__head" dir="auto" lang=${board.session.language}>${label ?? segment.short_heading}</h2>
        <${Lines} entries=${unsortedIn(board, segment.id, id)} />
      </section>`,
      )
    }
    ${
      counts &&
      html`<ul class="lines" lang=${board.session.language}>${countsIn(board, segment.id).map(
        ({ id, line }) => line && html`<li class="card--entry" key=${id} dir="auto">${line}</li>`,
      )}</ul>`
    }
    ${
      unsorted.length > 0 &&
      html`<section class="sorted">
      <${ListHead} title=${texts.not_sorted} /><${Lines} entries=${unsorted} />
    </section>`
    }
    <${OutOfSight} at=${{ segment: segment.id }} />`;
}

/** @param {{entries: import("../../../live/board/entries.js").Entry[]}} props */
function Lines({ entries }) {
  const { texts } = useDesk();
  if (entries.length === 0) return html`<p class="quiet">${texts.nothing_here}</p>`;
  return html`<ul class="lines">
    ${entries.map((entry) => html`<${Entry} key=${entry.idea.id} entry=${entry} />`)}
  </ul>`;
}
