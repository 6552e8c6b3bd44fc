// The agenda: where the room is, what has been, what comes. A click only looks; from there the room is
// taken along.

import { asTime, endsOf } from "../../../live/board/plan.js";
import { currentStep } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { Behind } from "./behind.js";
import { Plan } from "./plan.js";
import { agendaOf, segmentOfStep, titleOf } from "./steps.js";

/**
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Look} from "../app.js"
 */

/**
 * @param {{segment: Segment | null, at: Step | null, look: Look, ending: boolean}} props `at`: the step
 *   that is looked at
 */
export function Agenda({ segment, at: looked, look, ending }) {
  const { board, texts, urls, askToEnd } = useDesk();
  const ends = endsOf(board);
  const ended = board.session.state === "ended";
  const atDesk = board.session.desk; // no room goes from step to step
  return html`<nav class="lead__agenda agenda" aria-label=${texts.agenda}>
    ${!atDesk && html`<${Behind} />`}
    <ol>
      ${agendaOf(board).map(
        (part, at) => html`<li key=${part.segment.id}>
          <h2 lang=${board.session.language}>
            <button class="agenda__look" type="button" aria-pressed=${part.segment === segment}
              onClick=${() => look(part.segment.id)}>
              ${fill(atDesk ? texts.part : texts.segment, { n: at + 1 })}<span dir="auto">${part.segment.short_heading}</span>
            </button>
          </h2>
          ${
            !atDesk &&
            html`<ol class="agenda__steps">
            ${part.steps.map((step) => html`<${Step} key=${step.id} step=${step} ends=${ends.get(step.id)} looked=${looked} look=${look} />`)}
          </ol>`
          }
        </li>`,
      )}
      <li>
        <h2>${texts.closing}</h2>
        <ol class="agenda__steps">
          <li><a class="step" href=${urls.minutes} target=${atDesk ? null : "samsyn-minutes"}><span class="step__node" />${atDesk ? texts.document : texts.minutes}</a></li>
          ${
            !ended &&
            !atDesk &&
            !ending &&
            html`<li>
            <button class="step" type="button" onClick=${() => askToEnd(true)}>
              <span class="step__node" />${texts.end}
            </button>
          </li>`
          }
        </ol>
      </li>
    </ol>
    <${Plan} />
  </nav>`;
}

// Steps of several segments share their names: for whoever only hears them, each has its segment's too.
/** @param {{step: Step, ends: number | undefined, looked: Step | null, look: Look}} props */
function Step({ step, ends, looked, look }) {
  const { board, texts } = useDesk();
  const current = currentStep(board);
  const { id, short_heading } = segmentOfStep(board, step);
  const done = step.state === "closed";
  return html`<li>
    <button class="step ${done ? "is-done" : ""}" type="button" aria-current=${step === current ? "step" : null}
      aria-pressed=${step === looked ? "true" : null}
      onClick=${() => (step === current ? look(null) : look(id, step.id))}>
      <span class="step__node">${done && html`<${Icon} name="saved" />`}</span>
      <span>${titleOf(board, step, texts)}<span class="vh">, <span dir="auto" lang=${board.session.language}>${short_heading}</span>${done && `, ${texts.done}`}</span></span>
      ${ends !== undefined && html`<span class="step__ends num"><span class="vh">${texts.planned_until} </span>${asTime(ends)}</span>`}
    </button>
  </li>`;
}
