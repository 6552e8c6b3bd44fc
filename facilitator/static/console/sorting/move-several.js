// Several entries under categories, put elsewhere at once: ticked in a list of all, and taken back by
// one undo.

import { isUnderCategories } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { portions } from "../../../ui/limits.js";
import { count } from "../../../ui/words.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { entriesShown } from "../writing/readable.js";
import { placesOf } from "./places.js";
import { named, shortened } from "./sentences.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {EntryPlace} from "./places.js"
 */

// [whether it is open, the button]
/** @param {Segment} segment */
export function useMovingSeveral(segment) {
  const { board, texts } = useDesk();
  const [open, set, ref] = useOpener();
  if (!isUnderCategories(segment) || board.category.size === 0 || board.session.state === "ended")
    return [false, null];
  const button = html`<button class="btn" type="button" ref=${ref} aria-expanded=${Boolean(open)} onClick=${() => set(!open)}>
    <${Icon} name=${open ? "close" : "move"} />${texts.several}
  </button>`;
  return [open, button];
}

/** @param {{segment: Segment}} props */
export function MoveSeveral({ segment }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [picked, pick] = useState(/** @type {Set<string>} */ (new Set()));
  const [wanted, choose] = useState("");
  const id = useId();
  const places = placesOf(board, segment);
  const there = places.map((place) => ({ place, entries: shownAt(board, segment, place) }));
  const ids = there.flatMap(({ entries }) =>
    entries.map(({ idea }) => idea.id).filter((one) => picked.has(one)),
  );
  const to = places.find(({ key }) => key === wanted);
  /** @param {string} one */
  const toggle = (one) =>
    pick(new Set(picked.has(one) ? [...picked].filter((it) => it !== one) : [...picked, one]));
  /** @param {Event} event */
  const move = (event) => {
    event.preventDefault();
    if (!to || ids.length === 0) return;
    const { category_id, column, name } = to;
    act(
      desk,
      portions(ids).map((some) => ["idea.move", { ids: some, category_id, column }]),
      named(desk, ids, "moved", { category: name }),
    );
    pick(new Set());
  };
  return html`<form class="panel several" onSubmit=${move}>
    ${there
      .filter(({ entries }) => entries.length > 0)
      .map(
        ({ place, entries }) => html`<fieldset key=${place.key}>
      <legend dir="auto" lang=${board.session.language}>${place.name}</legend>
      ${entries.map(
        ({ idea }) => html`<label class="tick" key=${idea.id}>
        <input type="checkbox" checked=${picked.has(idea.id)} onChange=${() => toggle(idea.id)} />
        <span dir="auto" lang=${board.session.language}>${shortened(idea.text)}</span>
      </label>`,
      )}
    </fieldset>`,
      )}
    <div class="several__act">
      <label for=${id}>${texts.acts.elsewhere}</label>
      <select class="form__input" id=${id} onChange=${(/** @type {{currentTarget: HTMLSelectElement}} */ event) => choose(event.currentTarget.value)}>
        <option value="" selected=${!to}>${texts.choose_place}</option>
        ${places.map(({ key, name }) => html`<option key=${key} value=${key} selected=${key === wanted} lang=${board.session.language}>${name}</option>`)}
      </select>
      <button class="btn btn--primary" aria-disabled=${!to || ids.length === 0 ? "true" : null}>${count(texts.move_several, ids.length)}</button>
    </div>
  </form>`;
}

// What the room sees there: what is hidden stays where it is.
/** @param {Board} board @param {Segment} segment @param {EntryPlace} place */
const shownAt = (board, segment, { category_id, column }) =>
  entriesShown(board, { segment: segment.id, category: category_id, column }).filter(
    ({ idea }) => idea.state === "shared",
  );
