// Where the facilitator writes. What is typed is kept per place; sending keeps the focus.

import { isPlannedIn, kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { PlanFields } from "../../../ui/who-and-when.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { useDraft } from "./drafts.js";
import { isPlanned, NO_PLAN } from "./planned.js";
import { TextField } from "./text-field.js";

/** @import {Plan} from "../../../ui/who-and-when.js" */

// The key of what is written at a place. A sub-point is written for its idea, wherever that goes.
/** @param {WritingPlace} place */
const keyOf = ({ segment_id, category_id, column, parent_id }) =>
  (parent_id
    ? ["lead", segment_id, "", "", parent_id]
    : ["lead", segment_id, category_id ?? "", column ?? "", ""]
  ).join(" ");

/**
 * @typedef {object} WritingPlace the fields of idea.add besides id and text
 * @property {string} segment_id
 * @property {string | null} [category_id]
 * @property {string} [column]
 * @property {string | null} [parent_id]
 */

// What is no sub-point may be a question, or say
// who does it and by when, where the segment or the column has that.
// `close`: where it is opened by a button, what Escape does.
/**
 * @param {{place: WritingPlace, label: string, wide?: boolean, autofocus?: boolean,
 *   close?: () => void}} props
 */
export function Composer({ place, label, wide = false, autofocus = false, close }) {
  const { live, board, texts } = useDesk();
  const segment = place.parent_id ? null : board.segment.get(place.segment_id);
  const key = keyOf(place);
  const [text, write] = useDraft(key);
  const [kept, keep] = useDraft(`${key} plan`);
  const [kind, setKind] = useState("idea");
  const plan = kept ? JSON.parse(kept) : null; // null: not asked for
  /** @param {Event} [event] */
  const send = (event) => {
    event?.preventDefault();
    if (!text.trim()) return;
    live.do("idea.add", {
      ...place,
      text,
      ...(kind === "question" && { question: true }),
      ...said(plan),
    });
    write("");
    keep("");
    setKind("idea"); // the next one is no question by accident
  };
  const id = `write ${key}`.replaceAll(" ", "-");
  return html`<form class="write ${wide ? "write--wide" : ""}" onSubmit=${send}>
    <label class="write__label" for=${id}>${label}</label>
    <${TextField} id=${id} text=${text} write=${write} send=${send} close=${close} autofocus=${autofocus} />
    ${
      plan &&
      html`<${PlanFields} plan=${plan} who=${texts.owner} when=${texts.due}
      write=${(/** @type {Plan} */ part) => keep(JSON.stringify({ ...plan, ...part }))} />`
    }
    <div class="write__row">
      ${kindOf(segment).questions && html`<${Kinds} id=${id} kind=${kind} set=${setKind} />`}
      ${
        isPlannedIn(segment, place.column ?? "") &&
        !plan &&
        html`<button class="btn btn--plain" type="button" onClick=${() => keep(JSON.stringify(NO_PLAN))}>
        <${Icon} name="plus" />${texts.plan}
      </button>`
      }
      ${close && html`<button class="btn btn--plain" type="button" onClick=${close}>${texts.done_here}</button>`}
      <button class="btn"><${Icon} name="send" />${texts.send}</button>
    </div>
  </form>`;
}

/** @param {typeof NO_PLAN | null} plan */
const said = (plan) => (plan && isPlanned(plan) ? plan : {});

/** @param {{id: string, kind: string, set: (kind: string) => void}} props */
function Kinds({ id, kind, set }) {
  const { texts } = useDesk();
  return html`<fieldset class="write__kinds">
    <legend class="vh">${texts.kind}</legend>
    <div class="switch">
      ${["idea", "question"].map(
        (one) => html`<label class="choice" key=${one}>
          <input type="radio" name=${`${id}-kind`} checked=${kind === one} onChange=${() => set(one)} />
          <span>${texts.kinds[one]}</span>
        </label>`,
      )}
    </div>
  </fieldset>`;
}
