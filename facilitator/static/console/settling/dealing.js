// Which tables work on which categories first. It is a focus, never a wall: all may write in all.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { atWork, dealt } from "./deal-evenly.js";
import { dealtIn, tablesIn } from "./dealt.js";
import { placed } from "./order.js";

/** @import {Category, Segment, Table} from "../../../live/board/records.js" */

/** @param {{segment: Segment}} props */
export function Deal({ segment }) {
  const { texts } = useDesk();
  const dealing = useDealing(segment);
  if (!dealing) return null;
  const { categories, tables, isDealt, evenly, none } = dealing;
  const id = `deal-${segment.id}`;
  return html`<section class="deal" aria-labelledby=${id}>
    <h3 id=${id} class="chain__title">${texts.deal}</h3>
    <p class="small quiet">${isDealt ? texts.deal_note : texts.everybody}</p>
    <div class="deal__row">
      <button class="btn" type="button" onClick=${evenly}>${texts.deal_evenly}</button>
      ${isDealt && html`<button class="btn btn--plain" type="button" onClick=${none}>${texts.deal_none}</button>`}
    </div>
    ${categories.map((category) => html`<${Hand} key=${category.id} segment=${segment} category=${category} tables=${tables} />`)}
  </section>`;
}

// The same in short, beside what opens the segment: whoever writes there first is where they should be.
/** @param {{segment: Segment}} props */
export function DealFirst({ segment }) {
  const { texts } = useDesk();
  const dealing = useDealing(segment);
  if (!dealing) return null;
  const { isDealt, evenly, none } = dealing;
  return html`<section class="rail__deal" aria-label=${texts.deal}>
    <p class="small"><strong dir="auto">${segment.short_heading}</strong><br />${isDealt ? texts.dealt_out : texts.everybody}</p>
    <button class="btn" type="button" onClick=${isDealt ? none : evenly}>${isDealt ? texts.deal_none : texts.deal_evenly}</button>
  </section>`;
}

// Null where there is nothing to deal, or nobody to deal it to.
/** @param {Segment} segment */
function useDealing(segment) {
  const desk = useDesk();
  const { live, board, texts } = desk;
  const tables = tablesIn(board);
  const categories = categoriesOf(board, segment.id);
  if (tables.length < 2 || categories.length === 0) return null;
  const isDealt = categories.some((one) => dealtIn(board, segment, one).length > 0);
  /** @param {(category: Category) => string[]} hands @param {string} said */
  const deal = (hands, said) => {
    const changed = categories.filter((one) => !isSame(hands(one), dealtIn(board, segment, one)));
    act(
      desk,
      changed.map((one) => placed(segment, one, { tables: hands(one) })),
      said,
    );
  };
  const evenly = () => {
    const hands = dealt(categories, atWork(board, tables, live.presence?.here));
    deal((one) => hands.get(one) ?? [], texts.dealt_out);
  };
  const none = () => deal(() => [], texts.everybody);
  return { tables, categories, isDealt, evenly, none };
}

// One category and the tables it is dealt to.
/** @param {{segment: Segment, category: Category, tables: Table[]}} props */
function Hand({ segment, category, tables }) {
  const { live, board, texts } = useDesk();
  const hand = dealtIn(board, segment, category);
  /** @param {Table} table */
  const toggle = ({ id }) => {
    const next = tables
      .map((table) => table.id)
      .filter((one) => hand.includes(one) !== (one === id));
    live.do(...placed(segment, category, { tables: next }));
  };
  return html`<fieldset class="hand">
    <legend><${Mark} kind="small" number=${numbersOf(board).get(category.id)} /> <span dir="auto">${category.name}</span>
      ${hand.length === 0 && html`<span class="small quiet"> ${texts.all_tables}</span>`}</legend>
    <div class="hand__tables">
      ${tables.map(
        (table) => html`<label class="tick" key=${table.id}>
        <input type="checkbox" checked=${hand.includes(table.id)} onChange=${() => toggle(table)} />
        <span dir="auto">${fill(texts.table, { name: table.name })}</span>
      </label>`,
      )}
    </div>
  </fieldset>`;
}

/** @param {string[]} a @param {string[]} b */
const isSame = (a, b) => a.length === b.length && a.every((one) => b.includes(one));
