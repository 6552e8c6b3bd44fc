// The bar below: how many are selected, where they can go, and the way back.

import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { moveTo, undoLast } from "./acts.js";
import { Asking } from "./asking.js";
import { targetsOf } from "./selection.js";

/**
 * @import {Group} from "./groups.js"
 * @import {Sorting} from "./state.js"
 * @import {Category} from "../../../live/board/records.js"
 */

const KEYS = 9; // categories that a single key reaches

/** @param {{sorting: Sorting}} props */
export function SelectionBar({ sorting }) {
  const { texts, groups } = sorting;
  const ids = targetsOf(sorting);
  const categories = /** @type {(Group & {category: Category})[]} */ (groups.slice(1));
  return html`<div class="selection" role="group" aria-label=${texts.board.selection}>
    ${sorting.asking && html`<${Asking} sorting=${sorting} key=${sorting.asking.what} />`}
    <p>
      ${ids.length > 0 && html`<strong>${count(texts.board.picked, ids.length)}</strong> `}
      <span>${hintOf(sorting, ids.length)}</span>
    </p>
    <button class="btn" type="button" onClick=${() => undoLast(sorting)}><${Icon} name="undo" flip />${texts.undo}</button>
    ${
      ids.length > 0 &&
      html`<div class="selection__acts">
        ${categories.slice(0, KEYS).map(
          ({ category, number }) => html`<button class="btn btn--icon" type="button"
            key=${category.id} onClick=${() => moveTo(sorting, ids, category)}>
          <${Mark} number=${number} aria-hidden="true" /><span class="vh">${fill(texts.board.move_to_this, { category: category.name })}</span>
        </button>`,
        )}
        <${Ask} sorting=${sorting} ids=${ids} what="move" icon="move" said=${texts.board.move_to} />
        ${
          ids.length > 1 &&
          html`
          <${Ask} sorting=${sorting} ids=${ids} what="merge" icon="merge" said=${texts.board.merge} />
          <${Ask} sorting=${sorting} ids=${ids} what="under" icon="sub" said=${texts.board.under} />`
        }
        <${Ask} sorting=${sorting} ids=${ids} what="split" icon="plus" said=${texts.new_category} />
    </div>`
    }
  </div>`;
}

/** @param {Sorting} sorting @param {number} picked */
function hintOf({ texts: { board }, groups }, picked) {
  const keys = Math.min(KEYS, groups.length - 1);
  if (keys === 0) return board.no_categories;
  const range = keys === 1 ? "1" : `1–${keys}`;
  return fill(picked > 0 ? board.press : board.how, { keys: range });
}

/**
 * @param {{sorting: Sorting, ids: string[], what: NonNullable<Sorting["asking"]>["what"], icon: string,
 *   said: string}} props
 */
function Ask({ sorting, ids, what, icon, said }) {
  const open = sorting.asking?.what === what;
  const toggle = () => sorting.ask(open ? null : { what, ids });
  return html`<button class="btn" type="button" aria-expanded=${open} onClick=${toggle}>
    <${Icon} name=${icon} flip=${icon === "move"} />${said}
  </button>`;
}
