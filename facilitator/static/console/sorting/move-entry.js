// An entry under a category, put under another one or into another column.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useLive } from "../../../ui/use-live.js";
import { fill } from "../../../ui/words.js";
import { useId, useLayoutEffect, useRef, useState } from "../../../vendor/preact-hooks.js";
import { act } from "../running/act.js";
import { keyOf, placesOf } from "./places.js";
import { shortened } from "./sentences.js";

/**
 * @import {Idea, Segment} from "../../../live/board/records.js"
 */

/** @param {{idea: Idea, stop: () => void}} props */
export function MoveEntry({ idea, stop }) {
  const desk = useDesk();
  const { live, board, texts } = desk;
  useLive(live); // the categories may change meanwhile
  const id = useId();
  const field = useRef(/** @type {any} */ (null));
  const places = placesOf(board, /** @type {Segment} */ (board.segment.get(idea.segment_id)));
  const here = keyOf(idea.category_id, idea.column);
  const isSorted = places.some(({ key }) => key === here);
  const [wanted, choose] = useState(isSorted ? here : "");
  const chosen = places.find(({ key }) => key === wanted);
  useLayoutEffect(() => field.current.focus(), []);
  /** @param {Event} event */
  const move = (event) => {
    event.preventDefault();
    if (!chosen || chosen.key === here) return stop();
    const { category_id, column, name } = chosen;
    desk.moved = idea.id;
    return act(
      desk,
      [["idea.move", { ids: [idea.id], category_id, column }]],
      fill(texts.board.moved.one, { text: shortened(idea.text), category: name }),
    );
  };
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => event.key === "Escape" && stop();
  return html`<form class="write" onSubmit=${move} onKeyDown=${onKeyDown}>
    <label class="write__label" for=${id}>${texts.acts.elsewhere}</label>
    <select class="form__input" id=${id} ref=${field} lang=${board.session.language} onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => choose(event.currentTarget.value)}>
      ${!isSorted && html`<option value="" selected=${!chosen} lang=${document.documentElement.lang}>${texts.unsorted}</option>`}
      ${places.map(({ key, name }) => html`<option key=${key} value=${key} selected=${key === wanted}>${name}</option>`)}
    </select>
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
      <button class="btn">${texts.acts.move}</button>
    </div>
  </form>`;
}

// When an entry that was moved here is drawn where it stands now, the focus is on its button again.
/** @param {Idea} idea */
export function useMovedHere({ id }) {
  const desk = useDesk();
  useLayoutEffect(() => {
    if (desk.moved !== id) return;
    desk.moved = null;
    moreOf(id)?.focus();
  }, []);
}

/** @param {string} id @returns {HTMLElement | null} */
const moreOf = (id) => document.querySelector(`#idea-${CSS.escape(id)} .idea__more`);
