// Who does something and by when: where that is said. Both are optional.

import { html } from "../../../ui/html.js";
import { saidOf } from "../../../ui/plan.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { useDesk } from "../desk.js";

const LONGEST_OWNER = 60;

// `plan`: {owner, due_on}, "" where nothing is said; `write` is told what changed of it.
export function PlanFields({ plan, write }) {
  const { texts } = useDesk();
  const id = useId();
  return html`<div class="plan">
    <p><label class="small" for=${`${id}-owner`}>${texts.owner}</label>
      <input class="form__input" id=${`${id}-owner`} dir="auto" maxlength=${LONGEST_OWNER} autocomplete="off" value=${plan.owner}
        onInput=${(event) => write({ owner: event.target.value })} /></p>
    <p><label class="small" for=${`${id}-due`}>${texts.due}</label>
      <input class="form__input" id=${`${id}-due`} type="date" value=${plan.due_on}
        onInput=${(event) => write({ due_on: event.target.value })} /></p>
  </div>`;
}

export const NO_PLAN = { owner: "", due_on: "" };
export const isPlanned = ({ owner, due_on }) => Boolean(owner.trim() || due_on);
export const planOf = ({ owner, due_on }) => ({ owner: owner ?? "", due_on: due_on ?? "" });

// On the card: "Ansvarig: Region Östergötland, senast 1 mars 2018".
export function Plan({ idea }) {
  const { board, texts } = useDesk();
  const said = saidOf(idea, texts, board.session.language);
  return said && html`<span class="idea__plan" dir="auto">${said}</span>`;
}
