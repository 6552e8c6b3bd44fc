// The agenda, where the room is when nothing is written.

import { segmentsOf, stepsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { ListHead } from "../writing/list-head.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 */

// The segments in order, and what has become of each: so that who comes late sees where one is.
export function Agenda() {
  const { board, texts } = useDesk();
  return html`<section class="way" aria-labelledby="way">
    <${ListHead} id="way" title=${texts.agenda} />
    <ol>
      ${segmentsOf(board).map((segment) => {
        const state = stateOf(board, segment);
        return html`<li key=${segment.id} class="way__${state || "coming"}" aria-current=${state === "now" ? "step" : undefined}>
          <span dir="auto" lang=${board.session.language}>${segment.short_heading}</span>${state && html`<span class="small">${texts[state]}</span>`}
        </li>`;
      })}
    </ol>
  </section>`;
}

/** @param {Board} board @param {Segment} segment */
function stateOf(board, segment) {
  const steps = stepsOf(board, segment.id);
  if (steps.some(({ state }) => state === "open")) return "now";
  return steps.length > 0 && steps.every(({ state }) => state === "closed") ? "done" : "";
}
