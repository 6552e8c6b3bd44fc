// Who does a thing, and by when: asked quietly, never demanded.

import { kindOf } from "../../../live/board/kinds.js";
import { html } from "../../../ui/html.js";
import { saidOf } from "../../../ui/plan.js";
import { useId, useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";

const LONGEST = 60; // characters of a name, as the server takes them

// Whether the fields are `offered` at a place, and `open`; what is filled in is always seen.
export function usePlan(board, place, { owner, due_on }) {
  const [called, setOpen] = useState(false);
  const filled = Boolean(owner || due_on);
  const offered = isPlanned(board, place) && !place.question && !place.parent;
  return { open: filled || (offered && called), offered: offered && !filled, called, setOpen };
}

export const isPlanned = (board, { segment }) => kindOf(board.segment.get(segment)).planned;

export const PlanButton = ({ plan, texts }) =>
  html`<button class="btn btn--plain" type="button" aria-expanded=${String(plan.open)}
    onClick=${() => plan.setOpen(!plan.open)}>${texts.who_when}</button>`;

// `value`: {owner, due_on}. `called`: by hand, so that the first field takes the focus.
export function Plan({ value, keep, texts, called }) {
  const id = useId();
  const field = useRef(null);
  useLayoutEffect(() => void (called && field.current.focus()), []);
  return html`<div class="plan-fields">
    <p><label for=${`${id}-who`}>${texts.who}</label>
      <input class="form__input" id=${`${id}-who`} ref=${field} dir="auto" maxlength=${LONGEST} autocomplete="off"
        value=${value.owner ?? ""} onInput=${({ currentTarget }) => keep({ owner: currentTarget.value })} /></p>
    <p><label for=${`${id}-when`}>${texts.when}</label>
      <input class="form__input" id=${`${id}-when`} type="date"
        value=${value.due_on ?? ""} onInput=${({ currentTarget }) => keep({ due_on: currentTarget.value })} /></p>
  </div>`;
}

// What a card says of it, or nothing.
export const planOf = (idea, texts) => saidOf(idea, texts, document.documentElement.lang);
