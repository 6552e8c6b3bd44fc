// What is asked before a category goes: into which other one, or away.

import { byRank } from "../../../live/board/ranks.js";
import { segmentsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { focusOnce } from "../focus-once.js";
import { act } from "../running/act.js";
import { printedUnder } from "../running/counts.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 */

/** @param {Board} board @returns {Category[]} */
export const inOrder = (board) => [...board.category.values()].sort(byRank);

/** @param {Desk} desk @param {Category} category */
export const away = (desk, category) =>
  act(
    desk,
    [["category.remove", { id: category.id }]],
    fill(desk.texts.category_removed, { name: category.name }),
  );

/** @param {Desk} desk @param {Category} category @param {Category} other */
const into = (desk, category, other) =>
  act(
    desk,
    [["category.merge", { id: category.id, into: other.id }]],
    fill(desk.texts.board.category_merged, { name: category.name, other: other.name }),
  );

// Where what stands in it shall go: into which other one, or, where it is removed, to the unsorted.
/**
 * @param {{category: Category, others: Category[], asking: "removing" | "merging",
 *   stop: () => void}} props
 */
export function AskWhereTo({ category, others, asking, stop }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const removing = asking === "removing";
  return html`<div class="ask category-ask" role="group" aria-label=${fill(texts.board[asking], { name: category.name })}>
    <p tabindex="-1" ref=${(/** @type {HTMLElement | null} */ node) => focusOnce(node, intoView)}><strong>${fill(texts.board[asking], { name: category.name })}</strong></p>
    ${
      removing &&
      html`<ul class="category-ask__counts">
      ${entriesUnder(board, category).map(
        ({ segment, n }) => html`<li key=${segment.id}>
        ${count(texts.entry_count, n)} · <span dir="auto" lang=${board.session.language}>${segment.short_heading}</span>
      </li>`,
      )}
    </ul>`
    }
    <ul class="targets">
      ${
        removing &&
        html`<li><button class="btn target" type="button" onClick=${() => away(desk, category)}>
        <${Mark} aria-hidden="true" /><span class="target__name">${texts.board.leave_unsorted}</span>
      </button></li>`
      }
      ${others.map(
        (other) => html`<li key=${other.id}>
        <button class="btn target" type="button" onClick=${() => into(desk, category, other)}>
          <${Mark} number=${inOrder(board).indexOf(other) + 1} aria-hidden="true" />
          <span class="target__name">${fill(texts.board.move_to_this, { category: other.name })}</span>
        </button>
      </li>`,
      )}
    </ul>
    <div class="write__row"><button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button></div>
  </div>`;
}

// What stands in a category, by segment.
/** @param {Board} board @param {Category} category */
export const entriesUnder = (board, category) =>
  segmentsOf(board)
    .map((segment) => ({ segment, n: printedUnder(board, segment.id, category.id) }))
    .filter(({ n }) => n > 0);

/** @param {HTMLElement} node */
const intoView = ({ parentElement }) => parentElement?.scrollIntoView({ block: "nearest" });
