// Where the facilitator writes. What is typed is kept per place; sending keeps the focus.

import { isPlannedIn, kindOf } from "../../../live/board/kinds.js";
import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { undoAll } from "../../../ui/undo-all.js";
import { PlanFields } from "../../../ui/who-and-when.js";
import { count } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { useDraft } from "./drafts.js";
import { FormField } from "./forms.js";
import { SendEach, usePasted } from "./pasted.js";
import { isPlanned, NO_PLAN } from "./planned.js";
import { TextField } from "./text-field.js";

/**
 * @import {Listed} from "../../../ui/pasted-list.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

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
  const { live, board, texts, tell } = useDesk();
  const segment = place.parent_id ? null : board.segment.get(place.segment_id);
  const key = keyOf(place);
  const [text, write] = useDraft(key);
  const [kept, keep] = useDraft(`${key} plan`);
  const [kind, setKind] = useState("idea");
  const [form, setForm] = useState("idea");
  // A text worked out at a desk is written as it will stand, line by line.
  const formed = board.session.desk && kindOf(board.segment.get(place.segment_id)).forms;
  const plan = kept ? JSON.parse(kept) : null; // null: not asked for
  const pasted = usePasted(text);
  /** @param {Event} [event] @param {Listed[]} [ideas] @returns {string[]} the op_ids */
  const send = (event, ideas = [{ text, subs: [] }]) => {
    event?.preventDefault();
    if (!text.trim()) return [];
    const more = {
      ...(kind === "question" && { question: true }),
      ...(formed && { form }),
      ...said(plan),
    };
    const ops = ideas.flatMap((one) => add(live, place, one, more));
    write("");
    keep("");
    pasted.over();
    setKind("idea"); // the next one is no question by accident
    return ops;
  };
  /** @param {Event} event */
  const sendEach = (event) => {
    const listed = pasted.listed ?? [];
    const ops = send(event, listed);
    const undo = () => {
      undoAll(live, ops);
      write([live.draft(key), text].filter(Boolean).join("\n"));
    };
    tell(count(texts.sent_each, listed.length), undo);
  };
  const id = `write ${key}`.replaceAll(" ", "-");
  return html`<form class="write ${wide ? "write--wide" : ""}" onSubmit=${send} onPaste=${pasted.onPaste}>
    <label class="write__label" for=${id}>${label}</label>
    <${TextField} id=${id} text=${text} write=${write} send=${send} close=${close} autofocus=${autofocus} />
    ${formed && html`<div class="forms"><${FormField} form=${form} alter=${(/** @type {{form: string}} */ one) => setForm(one.form)} /></div>`}
    <${SendEach} listed=${pasted.listed} send=${sendEach} />
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

// An idea with its sub-points, or all of it as sub-points where the place is an idea; the op_ids.
/**
 * @param {import("../../../live/session.js").Live} live
 * @param {WritingPlace} place
 * @param {Listed} idea
 * @param {Record<string, any>} more what goes with the idea itself
 */
function add(live, place, { text, subs }, more) {
  const id = newId();
  const under = { segment_id: place.segment_id, parent_id: place.parent_id ?? id };
  return [
    live.do("idea.add", { ...place, ...more, id, text }),
    ...subs.map((sub) => live.do("idea.add", { ...under, text: sub })),
  ];
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
