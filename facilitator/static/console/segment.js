// A segment: its head, what belongs to its step, and the view of its kind.

import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { BringInButton } from "./bringing/bring-in.js";
import { Counts } from "./counting/counts.js";
import { Gathered } from "./gathered.js";
import { stepOf, titleOf } from "./running/steps.js";
import { Arranging, useArranging } from "./settling/arranging.js";
import { Settling } from "./settling/settling.js";
import { MoveSeveral, useMovingSeveral } from "./sorting/move-several.js";
import { isVotedOn, Results } from "./voting/results.js";
import { Voting } from "./voting/voting.js";
import { Frame } from "./writing/frame.js";
import { useHeadings } from "./writing/headings.js";
import { Lists } from "./writing/lists.js";
import { Matrix } from "./writing/matrix.js";
import { Points } from "./writing/points.js";
import { PrivateWriting } from "./writing/private.js";

/**
 * @import {Board} from "../../live/board/board.js"
 * @import {Segment, Step} from "../../live/board/records.js"
 * @import {Look} from "./app.js"
 * @import {ComponentChildren} from "../../vendor/preact.js"
 */

/** @type {Record<string, (props: {segment: Segment, step: Step | null}) => ComponentChildren>} */
const VIEWS = {
  frame: Frame,
  matrix: Matrix,
  lists: Lists,
  points: Points,
  counts: Counts,
  gathered: Gathered,
};

/**
 * @param {{segment: Segment, step: Step | null, look: Look}} props
 */
export function Segment({ segment, step, look }) {
  const { board, texts } = useDesk();
  const [arranging, button] = useArranging(segment);
  const [several, severalButton] = useMovingSeveral(segment);
  const [headings, renaming] = useHeadings(segment);
  const View = step?.kind === "settle" ? Settling : VIEWS[segment.kind];
  const sorting = step?.kind === "cluster"; // the board has a head of its own
  return html`
    ${
      !sorting &&
      html`<div class="lead__head">
      <div>
        <h2 dir="auto">${step ? titleOf(board, step, texts) : segment.short_heading}</h2>
        ${segment.short_prompt && html`<p class="quiet" dir="auto">${segment.short_prompt}</p>`}
      </div>
      <div class="ask__row"><${BringInButton} segment=${segment} />${severalButton}${button}${renaming}</div>
    </div>`
    }
    <${PrivateWriting} segment=${segment} offered=${!board.session.desk && mayBePrivate(board, segment, step)} />
    ${headings}
    ${several && html`<${MoveSeveral} segment=${segment} />`}
    ${arranging && html`<${Arranging} segment=${segment} />`}
    ${step?.kind === "vote" && html`<${Voting} segment=${segment} step=${step} look=${look} />`}
    ${step?.kind !== "write" && isVotedOn(board, segment) && html`<${Results} segment=${segment} />`}
    <${View} segment=${segment} step=${step} />
  `;
}

// Private writing is for a segment where one writes, or will.
/** @param {Board} board @param {Segment} segment @param {Step | null} step */
const mayBePrivate = (board, segment, step) =>
  step ? step.kind === "write" : stepOf(board, segment.id, "write")?.state === "coming";
