// The field at the bottom. It is never a dialog, sending keeps the focus, and nothing that the
// meeting does takes the words away.

import { isHeld } from "../../../live/board/steps.js";
import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { undoAll } from "../../../ui/undo-all.js";
import { useRedraw } from "../../../ui/use-live.js";
import { PlanFields } from "../../../ui/who-and-when.js";
import { count, fill } from "../../../ui/words.js";
import { useRef } from "../../../vendor/preact-hooks.js";
import { Choices } from "./choices.js";
import { addSubPoint, DraftFields } from "./draft-fields.js";
import { addDraft, carryDraft, EMPTY, isEmpty, readDraft, writeDraft } from "./drafts.js";
import { KEEPS_KEYBOARD } from "./keyboard.js";
import { OnBehalf } from "./on-behalf.js";
import { SendEach, usePasted } from "./pasted.js";
import { additions, isWhole, keyOf, pathOf } from "./places.js";
import { PlanButton, usePlan } from "./planned.js";
import { isTap, sends } from "./sending.js";
import { RoomLeft, tooMany } from "./text-field.js";

/**
 * @import {Draft} from "./drafts.js"
 * @import {Place} from "./places.js"
 * @import {WritingDesk} from "./use-place.js"
 * @import {Meeting} from "../../../ui/desk.js"
 * @import {KeyPress} from "../../../ui/html.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// `problem`: {text}, why something was not sent, as `told` was given it last; "" for what is past.
/** @param {{problem: {text: string} | null, told: (text: string) => void}} props */
export function Composer({ problem, told }) {
  /** @type {WritingDesk} */
  const { live, board, texts, show, writing, field } = useDesk();
  const { place, open, choose, forget } = writing;
  const redraw = useRedraw();
  const form = useRef(null);
  const key = keyOf(place);
  const draft = readDraft(live, key);
  /** @param {Partial<Draft>} change */
  const keep = (change) => {
    writeDraft(live, key, { ...readDraft(live, key), ...change });
    if (problem?.text) told("");
    redraw();
  };
  const plan = usePlan(board, place, draft);
  const ended = board.session.state === "ended" || isHeld(board);
  const pasted = usePasted(draft);
  /** @param {Event} event @param {Draft[]} [ideas] @returns {string[]} the op_ids */
  const send = (event, ideas = [draft]) => {
    event.preventDefault();
    if (ended) return [];
    const problem = ideas.map((one) => problemOf(board, place, one, texts)).find(Boolean);
    field.current?.focus();
    if (problem) {
      told(problem);
      return [];
    }
    const added = ideas.flatMap((one) => additions(place, one, newId));
    const ops = added.map((fields) => live.do("idea.add", fields));
    requestAnimationFrame(
      () => isAway(place.parent ?? added[0].id, form.current) && show({ text: texts.in_the_list }),
    );
    forget();
    keep(EMPTY);
    plan.setOpen(false);
    pasted.over();
    // The next one is no question and under nothing by accident, whoever writes it.
    if (place.question || place.parent) choose({ question: false, parent: null });
    return ops;
  };
  /** @param {Event} event */
  const sendEach = (event) => {
    const ideas = (pasted.listed ?? []).map((one) => ({ ...draft, ...one }));
    const ops = send(event, ideas);
    const undo = () => {
      undoAll(live, ops);
      addDraft(live, draft, key);
      redraw();
    };
    if (ops.length)
      requestAnimationFrame(() => show({ text: count(texts.sent_each, ideas.length), undo }));
  };
  /** @param {Partial<Place>} wish */
  const choosing = (wish) => {
    // the words stay in the field, unless there are others already
    const there = keyOf({ ...place, ...wish });
    if (isEmpty(readDraft(live, there))) carryDraft(live, key, there);
    choose(wish);
  };
  const whole = isWhole(board, place);
  if (isEmpty(draft) && !(open && whole)) return null;
  return html`<form class="composer" aria-label=${texts.write} onSubmit=${send} onPaste=${pasted.onPaste} ref=${form}
      onKeyDown=${(/** @type {KeyPress} */ event) => sends(event) && send(event)}>
    <${Note} draft=${draft} choosing=${choosing} />
    ${open && whole && !place.parent && html`<${Choices} place=${place} choose=${choosing} />`}
    <${DraftFields} draft=${draft} keep=${keep} />
    ${problem?.text && !tooMany(textsOf(draft), texts) && html`<p class="composer__over small">${problem.text}</p>`}
    ${plan.open && html`<${PlanFields} plan=${draft} write=${keep} who=${texts.who} when=${texts.when} called=${plan.called} />`}
    ${open && !place.parent && html`<${OnBehalf} draft=${draft} keep=${keep} />`}
    <${SendEach} listed=${ended ? null : pasted.listed} send=${sendEach} />
    ${
      !ended &&
      html`<div class="composer__row">
      ${
        place.parent
          ? html`<button class="btn btn--plain" type="button" ...${KEEPS_KEYBOARD} onClick=${() => choose({ parent: null })}>
            ${texts.not_under}
          </button>`
          : html`<button class="btn btn--plain" type="button" onClick=${() => addSubPoint(draft, keep, form)}>
            <${Icon} name="sub" flip /><span>${texts.sub_point}</span>
          </button>`
      }
      ${plan.offered && html`<${PlanButton} plan=${plan} />`}
      <${RoomLeft} all=${textsOf(draft)} />
      <button class="btn btn--primary" ...${KEEPS_KEYBOARD} onTouchEnd=${(/** @type {TouchEvent & {currentTarget: Element}} */ event) => isTap(event) && send(event)}>
        <${Icon} name="send" />${texts.send}
      </button>
    </div>`
    }
  </form>`;
}

/** @param {{draft: Draft, choosing: (wish: Partial<Place>) => void}} props */
function Note({ draft, choosing }) {
  /** @type {WritingDesk} */
  const { board, texts, writing } = useDesk();
  const { place, open, moved } = writing;
  /** @param {Place} where */
  const from = (where) => pathOf(board, where);
  if (board.session.state === "ended")
    return html`<p class="composer__note">${texts.ended_with_text}</p>`;
  if (isHeld(board)) return html`<p class="composer__note">${texts.held_more}</p>`;
  if (!open)
    return html`<p class="composer__note">${fill(texts.closed_with_text, { from: from(place) })}</p>`;
  if (moved && !isEmpty(draft)) {
    return html`<p class="composer__note">${fill(texts.moved, { from: from(moved), to: from(place) })}</p>`;
  }
  if (place.offer) {
    const category = board.category.get(place.offer)?.name;
    return html`<p class="composer__note">${fill(texts.dealt_to, { category })}
      <button class="btn btn--plain" type="button" onClick=${() => choosing({ category: place.offer })}>${texts.write_there}</button></p>`;
  }
  return null;
}

/**
 * @param {Meeting} board
 * @param {Place} place
 * @param {Draft} draft
 * @param {Texts} texts
 */
function problemOf(board, place, draft, texts) {
  if (!isWhole(board, place)) return texts.no_categories;
  if (!draft.text.trim()) return texts.empty;
  return tooMany(textsOf(draft), texts);
}

/** @param {Draft} draft */
const textsOf = ({ text, subs }) => [text, ...subs];

// Whether what was sent stands where one does not see it: under the question, or below the fold.
/** @param {string} id @param {Element | null} form */
function isAway(id, form) {
  const card = document.getElementById(`idea-${id}`)?.getBoundingClientRect();
  const top = document.querySelector(".link")?.getBoundingClientRect().bottom ?? 0;
  if (!card || !form) return false;
  return card.bottom < top || card.top > form.getBoundingClientRect().top;
}
