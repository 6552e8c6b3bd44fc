// How the categories go on: which of them stand in a segment, in which order (that of a frame is the
// list above), and which two of a matrix share a table.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { kindOf } from "../../live/board/kinds.js";
import { byRank } from "../../live/board/ranks.js";
import { frameOf, segmentsOf } from "../../live/board/steps.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Mark } from "../../ui/mark.js";
import { count, fill } from "../../ui/words.js";
import { ideasUnder, printedUnder } from "./counted.js";
import { useDesk } from "./desk.js";
import { Moves, useMoved } from "./moves.js";
import { useOpener } from "./opener.js";
import { besideOf, placed, placesOf, toMove } from "./order.js";
import { act } from "./told.js";

export function Chain({ segment, title }) {
  const { board, texts } = useDesk();
  const places = placesOf(board, segment);
  const out = notIn(board, segment);
  const id = `chain-${segment.id}`;
  if (board.category.size === 0) return null;
  return html`<section class="chain" aria-labelledby=${id}>
    <h3 id=${id} class="chain__title" dir="auto">${title ?? texts.chain}</h3>
    <ul class="chain__list">
      ${[...places.map(({ category }) => category), ...out].map(
        (category) =>
          html`<${Row} key=${category.id} segment=${segment} category=${category} places=${places} />`,
      )}
    </ul>
  </section>`;
}

const notIn = (board, { id }) => {
  const here = new Set(categoriesOf(board, id));
  return [...board.category.values()].filter((category) => !here.has(category)).sort(byRank);
};

function Row({ segment, category, places }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [asking, ask, box] = useOpener();
  const at = places.findIndex((place) => place.category === category);
  const [moved, row] = useMoved(at);
  const entries = printedUnder(board, segment.id, category.id);
  const isIn = at >= 0;
  const set = (shown) => {
    ask(null);
    moved("tick");
    const said = fill(shown ? texts.taken_in : texts.taken_out, {
      name: category.name,
      segment: segment.short_heading,
    });
    act(desk, [placed(segment, category, { shown })], said);
  };
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
        html`<${Moves} at=${at} of=${places.length} name=${category.name} go=${(by, name) => {
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
const isWorkedOn = (board, category) =>
  segmentsOf(board).some(
    (one) => one !== frameOf(board) && categoriesOf(board, one.id).includes(category),
  );

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

function AskToTakeOut({ category, entries, go, stop }) {
  const { texts } = useDesk();
  const focus = (node) => node && !node.dataset.met && ((node.dataset.met = "yes"), node.focus());
  return html`<div class="ask chain__ask" role="group" aria-label=${fill(texts.take_out_question, { name: category.name })}>
    <p tabindex="-1" ref=${focus}><strong>${fill(texts.take_out_question, { name: category.name })}</strong>${" "}
      ${count(texts.take_out_note, entries)}</p>
    <div class="ask__row">
      <button class="btn" type="button" onClick=${go}>${texts.take_out}</button>
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
    </div>
  </div>`;
}

// Below a matrix or lists: the categories that are missing from it though something stands there.
export function TakenOut({ segment }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const out = notIn(board, segment)
    .map((category) => ({ category, entries: printedUnder(board, segment.id, category.id) }))
    .filter(({ entries }) => entries > 0);
  if (out.length === 0) return null;
  const back = (category) =>
    act(
      desk,
      [placed(segment, category, { shown: true })],
      fill(texts.taken_in, { name: category.name, segment: segment.short_heading }),
    );
  return html`<section class="panel panel--unsorted" aria-labelledby="out">
    <h3 id="out">${texts.out}</h3>
    <ul class="panel__list">
      ${out.map(
        ({ category, entries }) => html`<li class="ask__row" key=${category.id}>
        <span><strong dir="auto">${category.name}</strong> <span class="small quiet">${count(texts.left_out, entries)}</span></span>
        ${
          board.session.state !== "ended" &&
          html`<button class="btn btn--plain" type="button" onClick=${() => back(category)}>
          ${texts.take_in}<span class="vh"> ${category.name}</span>
        </button>`
        }
      </li>`,
      )}
    </ul>
  </section>`;
}
