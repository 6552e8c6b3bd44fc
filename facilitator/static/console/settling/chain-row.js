// One category in a segment's chain: whether it stands there, where, and at whose side.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { kindOf } from "../../../live/board/kinds.js";
import { frameOf, segmentsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { focusOnce } from "../focus-once.js";
import { useOpener } from "../opener.js";
import { act } from "../running/act.js";
import { ideasUnder, printedUnder } from "../running/counts.js";
import { Moves, useMoved } from "./moves.js";
import { besideOf, placed, toMove } from "./order.js";

/**
 * @import {Place} from "./order.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category, Segment} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 */

/** @param {{segment: Segment, category: Category, places: Place[]}} props */
export function ChainRow({ segment, category, places }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [asking, ask, box] = useOpener();
  const at = places.findIndex((place) => place.category === category);
  const [moved, row] = useMoved(at);
  const entries = printedUnder(board, segment.id, category.id);
  const isIn = at >= 0;
  /** @param {boolean} shown */
  const set = (shown) => {
    ask(null);
    moved("tick");
    const said = fill(shown ? texts.taken_in : texts.taken_out, {
      name: category.name,
      segment: segment.short_heading,
    });
    act(desk, [placed(segment, category, { shown })], said);
  };
  /** @param {MouseEvent} event */
  const toggle = (event) => {
    event.preventDefault(); // the tick follows the board
    if (isIn && entries > 0 && !kindOf(segment).makes_categories) ask(!asking);
    else set(!isIn);
  };
  const second = isIn && places[at].second;
  return html`<li ref=${row} class="chain__row ${second ? "is-second" : ""} ${isIn ? "" : "is-out"}">
    <label class="tick chain__tick">
      <input type="checkbox" data-act="tick" checked=${isIn} ref=${box} onClick=${toggle} />
      <span><${Mark} kind="small" number=${numbersOf(board).get(category.id)} />
        <span dir="auto">${category.name}</span></span>
    </label>
    <span class="small quiet">${said(desk, segment, category, isIn, entries)}</span>
    ${
      isIn &&
      html`<${Beside} segment=${segment} places=${places} at=${at} />
      ${
        !kindOf(segment).makes_categories &&
        html`<${Moves} at=${at} of=${places.length} name=${category.name} go=${(
          /** @type {number} */ by,
          /** @type {string} */ name,
        ) => {
          moved(name);
          const told = fill(texts.now_place, {
            name: category.name,
            n: at + by + 1,
            all: places.length,
          });
          act(desk, toMove(board, segment, category, by), told);
        }} />`
      }`
    }
    ${asking && html`<${AskToTakeOut} category=${category} entries=${entries} go=${() => set(false)} stop=${() => ask(null)} />`}
  </li>`;
}

// What is to be known of a category in a segment, in words.
/**
 * @param {Desk} desk
 * @param {Segment} segment
 * @param {Category} category
 * @param {boolean} isIn
 * @param {number} entries
 */
function said({ board, texts }, segment, category, isIn, entries) {
  if (kindOf(segment).makes_categories) {
    if (!isIn) return texts.not_listed;
    return isWorkedOn(board, category)
      ? count(texts.idea_count, ideasUnder(board, segment.id, category.id))
      : texts.nowhere;
  }
  if (isIn) return count(texts.entry_count, entries);
  return entries ? count(texts.left_out, entries) : texts.not_here;
}

// Whether a category stands in any segment beside the frame. Listed and worked on nowhere is allowed.
/** @param {Board} board @param {Category} category */
const isWorkedOn = (board, category) =>
  segmentsOf(board).some(
    (one) => one !== frameOf(board) && categoriesOf(board, one.id).includes(category),
  );

/** @param {{segment: Segment, places: Place[], at: number}} props */
function Beside({ segment, places, at }) {
  const desk = useDesk();
  const { texts } = desk;
  const other =
    kindOf(segment).pairs && (places[at].second ? places[at - 1].category : besideOf(places, at));
  if (!other) return null;
  const { category, second } = places[at];
  const names = { name: category.name, other: other.name };
  const toggle = () =>
    act(
      desk,
      [placed(segment, category, { beside: !second })],
      fill(second ? texts.now_alone : texts.now_beside, names),
    );
  return html`<button class="btn btn--plain chain__beside" type="button" aria-pressed=${second} onClick=${toggle}>
    ${second && html`<${Icon} name="saved" />`}${fill(texts.beside, names)}
  </button>`;
}

/** @param {{category: Category, entries: number, go: () => void, stop: () => void}} props */
function AskToTakeOut({ category, entries, go, stop }) {
  const { texts } = useDesk();
  return html`<div class="ask chain__ask" role="group" aria-label=${fill(texts.take_out_question, { name: category.name })}>
    <p tabindex="-1" ref=${(/** @type {HTMLElement | null} */ node) => focusOnce(node)}><strong>${fill(texts.take_out_question, { name: category.name })}</strong>${" "}
      ${count(texts.take_out_note, entries)}</p>
    <div class="ask__row">
      <button class="btn" type="button" onClick=${go}>${texts.take_out}</button>
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
    </div>
  </div>`;
}
