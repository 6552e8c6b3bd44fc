// A group of organisations: how many of them are there, and which.

import { countsIn } from "../../../live/board/counts.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Line } from "./line.js";
import { Listing } from "./listing.js";
import { Names } from "./names.js";
import { namesIn } from "./there.js";

/** @param {{segment: import("../../../live/board/records.js").Segment, group: import("../../../live/board/records.js").Group, there: import("../../../live/board/attendance.js").Attendance}} props */
export function Group({ segment, group, there }) {
  const { board, texts } = useDesk();
  const lines = countsIn(board, segment.id).filter((line) => line.group === group.key);
  const names = namesIn(there, group);
  const id = `group-${group.key}`;
  return html`<section class="counting__group" aria-labelledby=${id}>
    <div class="counting__figures">
      <h3 id=${id} dir="auto" lang=${board.session.language}>${group.label}</h3>
      ${!group.counted && html`<p class="small quiet">${texts.counting.apart}</p>`}
      ${lines.map((line) => html`<${Line} key=${line.id} line=${line} there=${there} label=${group.label} />`)}
    </div>
    <div class="counting__names">
      <${Names} names=${names} there=${there} labelledby=${id} />
      ${board.session.state !== "ended" && html`<${Listing} group=${group} names=${names} />`}
    </div>
  </section>`;
}
