// Points: entries under no category, in the segment's columns, or in one list.

import { columnsOf } from "../../../live/board/kinds.js";
import { html } from "../../../ui/html.js";
import { Column } from "./column.js";

/** @param {{segment: import("../../../live/board/records.js").Segment}} props */
export function Points({ segment }) {
  return html`<div class="pair">
    ${columnsOf(segment).map(
      ({ id, label }) => html`<div class="matrix" key=${id}>
        <${Column} title=${label} place=${{ segment_id: segment.id, column: id }} />
      </div>`,
    )}
  </div>`;
}
