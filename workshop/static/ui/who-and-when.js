// Who does something and by when. Both are asked quietly, never demanded.

import { useId, useLayoutEffect, useRef } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { LONGEST_OWNER } from "./limits.js";
import { fill } from "./words.js";

// `plan`: {owner, due_on}, or none of them; `write` is told what changed of it. `who` and `when`: what the
// fields are called. `called`: by hand, so that the first one takes the focus.
export function PlanFields({ plan, write, who, when, called = false }) {
  const id = useId();
  const field = useRef(null);
  useLayoutEffect(() => void (called && field.current.focus()), []);
  return html`<div class="plan-fields">
    <p><label for=${`${id}-who`}>${who}</label>
      <input class="form__input" id=${`${id}-who`} ref=${field} dir="auto" maxlength=${LONGEST_OWNER} autocomplete="off"
        value=${plan.owner ?? ""} onInput=${({ currentTarget }) => write({ owner: currentTarget.value })} /></p>
    <p><label for=${`${id}-when`}>${when}</label>
      <input class="form__input" id=${`${id}-when`} type="date"
        value=${plan.due_on ?? ""} onInput=${({ currentTarget }) => write({ due_on: currentTarget.value })} /></p>
  </div>`;
}

// The same in words: "Ansvarig: Region Nord, senast 1 mars 2027", or "". `texts`: owned_by, due_by;
// `language`: of the date.
export const saidOf = ({ owner, due_on }, texts, language) =>
  [
    owner && fill(texts.owned_by, { name: owner }),
    due_on && fill(texts.due_by, { date: day(due_on, language) }),
  ]
    .filter(Boolean)
    .join(", ");

// A day is a day, whatever the time zone of the screen; in English as the server writes it.
const day = (date, language) => {
  const written = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(written, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(date),
  );
};
