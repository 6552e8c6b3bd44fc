// Who does something and by when. Both are asked quietly, never demanded.

import { useId, useLayoutEffect, useRef } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { limits } from "./limits.js";
import { fill } from "./words.js";

/** @typedef {{owner?: string | null, due_on?: string | null}} Plan */

/**
 * @param {object} props
 * @param {Plan} props.plan
 * @param {(change: Plan) => void} props.write is told what changed of it
 * @param {string} props.who what the field is called
 * @param {string} props.when what the field is called
 * @param {boolean} [props.called] by hand, so that the first one takes the focus
 */
export function PlanFields({ plan, write, who, when, called = false }) {
  const id = useId();
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => void (called && field.current?.focus()), []);
  /** @param {"owner" | "due_on"} name @returns {(event: {currentTarget: HTMLInputElement}) => void} */
  const put = (name) => (event) => write({ [name]: event.currentTarget.value });
  return html`<div class="plan-fields">
    <p><label for=${`${id}-who`}>${who}</label>
      <input class="form__input" id=${`${id}-who`} ref=${field} dir="auto" maxlength=${limits.owner} autocomplete="off"
        value=${plan.owner ?? ""} onInput=${put("owner")} /></p>
    <p><label for=${`${id}-when`}>${when}</label>
      <input class="form__input" id=${`${id}-when`} type="date"
        value=${plan.due_on ?? ""} onInput=${put("due_on")} /></p>
  </div>`;
}

/**
 * The same in words: "Ansvarig: Region Nord, senast 1 mars 2027", or "".
 * @param {Plan} plan
 * @param {Record<string, string>} texts owned_by, due_by
 * @param {string} language of the date
 */
export const saidOf = ({ owner, due_on }, texts, language) =>
  [
    owner && fill(texts.owned_by, { name: owner }),
    due_on && fill(texts.due_by, { date: day(due_on, language) }),
  ]
    .filter(Boolean)
    .join(", ");

/**
 * A day is a day, whatever the time zone of the screen; in English as the server writes it.
 * @param {string} date
 * @param {string} language
 */
const day = (date, language) => {
  const written = language === "en" ? "en-GB" : language;
  return new Intl.DateTimeFormat(written, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(date),
  );
};
