// The field at the bottom. It is never a dialog, sending keeps the focus, and nothing that the
// meeting does takes the words away.

import { kindOf } from "../../live/board/kinds.js";
import { newId } from "../../live/write/ids.js";
import { afterDraw } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { useId, useRef } from "../../vendor/preact-hooks.js";
import { carryDraft, EMPTY, isEmpty, readDraft, writeDraft } from "./drafts.js";
import { additions, isWhole, keyOf, pathOf } from "./places.js";
import { Plan, PlanButton, usePlan } from "./plan.js";
import { Left, tooMany, Words } from "./words.js";

export const LAPTOP = matchMedia("(hover: hover) and (pointer: fine)");

// `problem`: {text}, why something was not sent, as `told` was given it last; "" for what is past.
export function Composer({ live, writing, texts, problem, told, show, name, field }) {
  const { place, open, choose, forget } = writing;
  const redraw = useRedraw();
  const form = useRef(null);
  const key = keyOf(place);
  const draft = readDraft(live, key);
  const keep = (change) => {
    writeDraft(live, key, { ...readDraft(live, key), ...change });
    if (problem?.text) told("");
    redraw();
  };
  const plan = usePlan(live.board, place, draft);
  const ended = live.board.session.state === "ended";
  const send = (event) => {
    event.preventDefault();
    if (ended) return undefined;
    const problem = problemOf(live.board, place, draft, texts);
    field.current?.focus();
    if (problem) return told(problem);
    const added = additions(place, draft, newId);
    for (const fields of added) live.do("idea.add", fields);
    requestAnimationFrame(
      () => isAway(place.parent ?? added[0].id, form.current) && show({ text: texts.in_the_list }),
    );
    forget();
    keep(EMPTY);
    plan.setOpen(false);
    // The next one is no question and under nothing by accident, whoever writes it.
    if (place.question || place.parent) choose({ question: false, parent: null });
    return undefined;
  };
  const choosing = (wish) => {
    // the words stay in the field, unless there are others already
    const there = keyOf({ ...place, ...wish });
    if (isEmpty(readDraft(live, there))) carryDraft(live, key, there);
    choose(wish);
  };
  const whole = isWhole(live.board, place);
  if (isEmpty(draft) && !(open && whole)) return null;
  return html`<form class="composer" aria-label=${texts.write} onSubmit=${send} ref=${form}
      onKeyDown=${(event) => sends(event) && send(event)}>
    <${Note} live=${live} writing=${writing} draft=${draft} texts=${texts} />
    ${open && whole && !place.parent && html`<${Choices} live=${live} place=${place} choose=${choosing} texts=${texts} />`}
    <${Field} draft=${draft} keep=${keep} name=${name} field=${field} texts=${texts} />
    ${problem?.text && !tooMany(textsOf(draft), texts) && html`<p class="composer__over small">${problem.text}</p>`}
    ${plan.open && html`<${Plan} value=${draft} keep=${keep} texts=${texts} called=${plan.called} />`}
    ${
      !ended &&
      html`<div class="composer__row">
      ${
        place.parent
          ? html`<button class="btn btn--plain" type="button" ...${KEEPS_KEYBOARD} onClick=${() => choose({ parent: null })}>
            ${texts.not_under}
          </button>`
          : html`<button class="btn btn--plain" type="button" onClick=${() => addSub(draft, keep, form)}>
            <${Icon} name="sub" flip /><span>${texts.sub_point}</span>
          </button>`
      }
      ${plan.offered && html`<${PlanButton} plan=${plan} texts=${texts} />`}
      <${Left} all=${textsOf(draft)} texts=${texts} />
      <button class="btn btn--primary" ...${KEEPS_KEYBOARD} onTouchEnd=${(event) => isTap(event) && send(event)}>
        <${Icon} name="send" />${texts.send}
      </button>
    </div>`
    }
  </form>`;
}

// A phone's keyboard goes with the focus of the field that one writes in: a key beside it leaves it there.
const stay = (event) =>
  document.activeElement.matches("textarea, .form__input") && event.preventDefault();
const KEEPS_KEYBOARD = { onPointerDown: stay, onMouseDown: stay };

// On a laptop Enter sends and Shift+Enter breaks the line; on a phone Enter breaks the line.
function sends(event) {
  if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "TEXTAREA")
    return false;
  if (event.ctrlKey || event.metaKey) return true;
  return LAPTOP.matches && !event.shiftKey && !event.altKey;
}

// The finger left the key it was put on. Slow phones know that some frames before it is a click, which
// does not follow what is sent by it.
function isTap({
  currentTarget: key,
  touches,
  changedTouches: [{ clientX, clientY }],
  cancelable,
}) {
  return (
    cancelable && touches.length === 0 && key.contains(document.elementFromPoint(clientX, clientY))
  );
}

function Note({ live, writing, draft, texts }) {
  const { place, open, moved } = writing;
  const from = (where) => pathOf(live.board, where);
  if (live.board.session.state === "ended")
    return html`<p class="composer__note">${texts.ended_with_text}</p>`;
  if (!open)
    return html`<p class="composer__note">${fill(texts.closed_with_text, { from: from(place) })}</p>`;
  if (moved && !isEmpty(draft)) {
    return html`<p class="composer__note">${fill(texts.moved, { from: from(moved), to: from(place) })}</p>`;
  }
  return null;
}

// Which column, or idea or question: the segment says what there is to choose.
function Choices({ live, place, choose, texts }) {
  const segment = live.board.segment.get(place.segment);
  const { columns, questions } = kindOf(segment);
  if (columns) {
    const options = segment.columns.map(({ id, label }) => [id, label]);
    return html`<${Switch} legend=${texts.i_write} options=${options} value=${place.column}
      choose=${(column) => choose({ column })} lang=${live.board.session.language} />`;
  }
  if (questions) {
    const options = [
      [false, texts.idea],
      [true, texts.question],
    ];
    return html`<${Switch} legend=${texts.i_write} options=${options} value=${place.question}
      choose=${(question) => choose({ question })} />`;
  }
  return null;
}

// `lang`: of the options, where it is not the page's.
export function Switch({ legend, options, value, choose, lang }) {
  const group = useId();
  return html`<fieldset><legend class="vh">${legend}</legend><div class="switch">
    ${options.map(
      ([one, label]) => html`<label class="choice" key=${one} ...${KEEPS_KEYBOARD}>
        <input type="radio" name=${group} checked=${one === value} onChange=${() => choose(one)} />
        <span dir="auto" lang=${lang}>${label}</span>
      </label>`,
    )}
  </div></fieldset>`;
}

function Field({ draft, keep, name, field, texts }) {
  const id = useId();
  const sub = (at, text) => draft.subs.map((words, n) => (n === at ? text : words));
  const without = (at) => {
    keep({ subs: draft.subs.filter((_, n) => n !== at) });
    field.current?.focus();
  };
  return html`<label class="name" for=${id} dir="auto">${name}</label>
    <div class="composer__box">
      <${Words} id=${id} value=${draft.text} onInput=${(text) => keep({ text })} field=${field} />
      ${draft.subs.map(
        (words, at) => html`<div class="composer__sub" key=${at}>
          <span class="small" aria-hidden="true">${fill(texts.sub_point_n, { n: at + 1 })}</span>
          <${Words} value=${words} label=${fill(texts.sub_point_n, { n: at + 1 })}
            onInput=${(text) => keep({ subs: sub(at, text) })} />
          <button class="btn btn--plain btn--icon" type="button" onClick=${() => without(at)}
              aria-label=${fill(texts.remove_sub_point, { n: at + 1 })}>
            <${Icon} name="close" />
          </button>
        </div>`,
      )}
    </div>`;
}

function problemOf(board, place, draft, texts) {
  if (!isWhole(board, place)) return texts.no_categories;
  if (!draft.text.trim()) return texts.empty;
  return tooMany(textsOf(draft), texts);
}

const textsOf = ({ text, subs }) => [text, ...subs];

// Whether what was sent stands where one does not see it: under the question, or below the fold.
function isAway(id, form) {
  const card = document.getElementById(`idea-${id}`)?.getBoundingClientRect();
  const top = document.querySelector(".link")?.getBoundingClientRect().bottom;
  return (
    Boolean(card && form) && (card.bottom < top || card.top > form.getBoundingClientRect().top)
  );
}

function addSub(draft, keep, form) {
  keep({ subs: [...draft.subs, ""] });
  afterDraw(() => form.current?.querySelector(".composer__sub:last-child textarea")?.focus());
}
