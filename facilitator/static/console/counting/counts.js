// Who is there of those who were expected: by group the figures and the names, what devices answered
// that is on no list, and how many persons they are.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Group } from "./group.js";
import { NewLine } from "./new-line.js";
import { Persons } from "./persons.js";
import { attendanceIn } from "./there.js";
import { Unlisted } from "./unlisted.js";

/** @param {{segment: import("../../../live/board/records.js").Segment}} props */
export function Counts({ segment }) {
  const { board, texts } = useDesk();
  const there = attendanceIn(board);
  const ended = board.session.state === "ended";
  return html`<div class="counting">
    ${there.expected.length > 0 && html`<p class="small quiet">${texts.counting.marks}</p>`}
    ${board.session.groups.map((group) => html`<${Group} key=${group.key} segment=${segment} group=${group} there=${there} />`)}
    ${!ended && html`<${NewLine} segment=${segment} />`}
    <${Unlisted} there=${there} />
    <${Persons} segment=${segment} there=${there} />
  </div>`;
}
