// The plan: when the meeting starts, how long each step takes and until when, and whether the clock goes
// by it.

import { asTime, endsOf, minutesOf } from "../../../live/board/plan.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { limits } from "../../../ui/limits.js";
import { Sheet } from "../../../ui/sheet.js";
import { fill } from "../../../ui/words.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { agendaOf, titleOf } from "./steps.js";

/** @import {Step} from "../../../live/board/records.js" */

export function Plan() {
  const { board, texts } = useDesk();
  const [opened, open] = useState(false);
  if (board.session.desk || board.session.state === "ended") return null;
  return html`<button class="btn btn--plain agenda__plan" type="button" aria-haspopup="dialog" onClick=${() => open(true)}>
      <${Icon} name="edit" />${texts.plan_times}
    </button>
    ${opened && html`<${PlanSheet} close=${() => open(false)} />`}`;
}

/** @param {{close: () => void}} props */
function PlanSheet({ close }) {
  const { live, board, texts } = useDesk();
  const { starts, clock_by_plan: byPlan, language } = board.session;
  const ends = endsOf(board);
  const id = useId();
  return html`<${Sheet} title=${texts.plan_times} close=${close}>
    <div class="form plan">
      <div class="form__row">
        <label for=${id}>${texts.starts}</label>
        <p class="form__hint" id=${`${id}-hint`}>${texts.starts_note}</p>
        <input class="form__input plan__time" id=${id} type="time" value=${starts ?? ""} aria-describedby=${`${id}-hint`}
          onChange=${(/** @type {{currentTarget: HTMLInputElement}} */ event) => live.do("session.plan", { starts: event.currentTarget.value.slice(0, 5) || null })} />
      </div>
      ${
        starts &&
        html`<label class="tick"><input type="checkbox" checked=${byPlan}
          onChange=${() => live.do("session.plan", { clock: !byPlan })} /><span>${texts.clock_by_plan}</span></label>`
      }
      ${agendaOf(board).map(
        ({ segment, steps }) => html`<fieldset key=${segment.id}>
        <legend dir="auto" lang=${language}>${segment.short_heading}</legend>
        ${steps.map((step) => html`<${Minutes} key=${step.id} step=${step} ends=${ends.get(step.id)} />`)}
      </fieldset>`,
      )}
    </div>
  <//>`;
}

/** @param {{step: Step, ends: number | undefined}} props */
function Minutes({ step, ends }) {
  const { live, board, texts } = useDesk();
  const id = useId();
  /** @param {{currentTarget: HTMLInputElement}} event */
  const plan = ({ currentTarget: field }) => {
    const minutes = Math.round(Number(field.value));
    if (field.value === "") live.do("step.plan", { id: step.id, minutes: null });
    else if (minutes >= 1 && minutes * 60 <= limits.timer)
      live.do("step.plan", { id: step.id, minutes });
    else field.value = `${minutesOf(board, step)}`;
  };
  return html`<div class="plan__step">
    <label for=${id}>${titleOf(board, step, texts)}</label>
    <input class="form__input" id=${id} type="number" min="1" max=${limits.timer / 60} value=${minutesOf(board, step)} onChange=${plan} />
    <span class="quiet">${texts.min}</span>
    <span class="num">${ends !== undefined && fill(texts.until, { time: asTime(ends) })}</span>
  </div>`;
}
