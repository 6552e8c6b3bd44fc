// The agenda: where the room is, what has been, what comes. A click on a step takes the room there;
// a click on a segment only looks at it.

import { currentStep } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { agendaOf, openStep, titleOf } from "./steps.js";

/** @import {Segment, Step} from "../../../live/board/records.js" */

/** @param {{segment: Segment | null, look: (segmentId: string | null) => void}} props */
export function Agenda({ segment, look }) {
  const { board, texts, urls, askToEnd } = useDesk();
  const ended = board.session.state === "ended";
  const atDesk = board.session.desk; // no room goes from step to step
  return html`<nav class="lead__agenda agenda" aria-label=${texts.agenda}>
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
            ${part.steps.map((step) => html`<${Step} key=${step.id} step=${step} look=${look} />`)}
          </ol>`
          }
        </li>`,
      )}
      <li>
        <h2>${texts.closing}</h2>
        <ol class="agenda__steps">
          <li><a class="step" href=${urls.minutes}><span class="step__node" />${atDesk ? texts.document : texts.minutes}</a></li>
          ${
            !ended &&
            !atDesk &&
            html`<li>
            <button class="step" type="button" onClick=${() => askToEnd(true)}>
              <span class="step__node" />${texts.end}
            </button>
          </li>`
          }
        </ol>
      </li>
    </ol>
  </nav>`;
}

/** @param {{step: Step, look: (segmentId: string | null) => void}} props */
function Step({ step, look }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const current = currentStep(board);
  const title = titleOf(board, step, texts);
  const ended = board.session.state === "ended";
  const open = () => {
    look(null);
    if (!ended) openStep(desk, step);
  };
  const done = step.state === "closed";
  return html`<li>
    <button class="step ${done ? "is-done" : ""}" type="button" aria-current=${step === current ? "step" : null}
      aria-disabled=${ended || null} onClick=${open}>
      <span class="step__node">${done && html`<${Icon} name="saved" />`}</span>
      <span>${title}${done && html`<span class="vh">, ${texts.done}</span>`}</span>
    </button>
  </li>`;
}
