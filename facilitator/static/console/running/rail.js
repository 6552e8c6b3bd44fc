// The rail: the time, who is here, who has been heard, and the one button that goes on.

import { isUnderCategories } from "../../../live/board/kinds.js";
import { currentStep } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { DealFirst } from "../settling/dealing.js";
import { Figures } from "./figures.js";
import { useQuiet } from "./quiet.js";
import { Rehearsal } from "./rehearsal.js";
import { nextStep, openStep, segmentOfStep, titleOf } from "./steps.js";
import { TimerControls } from "./timer-controls.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Look} from "../app.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {{segment: Segment | null, look: Look, ending: boolean}} props */
export function Rail({ segment, look, ending }) {
  const { board, texts } = useDesk();
  return html`<aside class="lead__rail" aria-label=${texts.room}>
    <${Rehearsal} />
    ${board.session.state !== "ended" && html`<${TimerControls} />`}
    <${Figures} segment=${segment} />
    ${board.session.state !== "ended" && html`<div class="rail__next"><${Cue} />${!ending && html`<${Next} look=${look} />`}</div>`}
  </aside>`;
}

// What to notice, in passing.
function Cue() {
  const { board, texts } = useDesk();
  const minutes = useQuiet(currentStep(board));
  return (
    minutes > 0 &&
    html`<p class="rail__cue"><${Icon} name="quiet" />${fill(texts.nothing_new, { n: minutes })}</p>`
  );
}

/** @param {{look: Look}} props */
function Next({ look }) {
  const desk = useDesk();
  const { board, texts, askToEnd } = desk;
  const step = nextStep(board);
  const go = () => {
    look(null);
    if (step) openStep(desk, step);
    else askToEnd(true);
  };
  const [title, where] = step ? named(board, step, texts) : [texts.end, ""];
  const written = step?.kind === "write" && segmentOfStep(board, step);
  return html`${written && isUnderCategories(written) && html`<${DealFirst} segment=${written} />`}
    <button class="next" type="button" onClick=${go}>
      <span><small>${texts.next}${where && `, ${where}`}</small><strong>${title}</strong></span>
      <${Icon} name="next" flip />
    </button>`;
}

// A step of another segment is named by that too: "Write" alone says little.
/** @param {Board} board @param {Step} step @param {Texts} texts */
function named(board, step, texts) {
  const title = titleOf(board, step, texts);
  if (currentStep(board)?.segment_id === step.segment_id) return [title, ""];
  const { position, short_heading } = segmentOfStep(board, step);
  return [
    fill(texts.step_of, { step: title, heading: short_heading }),
    fill(texts.segment, { n: position + 1 }),
  ];
}
