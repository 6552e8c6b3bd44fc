// Lists side by side, five at the most, three on a wall that is nearly square: what is not sorted,
// then the categories in order. Where there are more they are divided evenly over the pages.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { Dealt } from "../settling/dealt.js";
import { Entries } from "../writing/entries.js";

/**
 * @import {PageGroup} from "../paging/pages.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Category} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

const ROOMY = 4; // with fewer lists than these, what is not sorted takes the place that is left
/** @type {Record<number, string>} */
const WIDE = { 2: "flow--two", 3: "flow--three", 4: "flow--four" };

/**
 * The groups for Pages.
 * @param {Desk} desk
 * @param {(category: Category) => Entry[]} entriesOf
 * @param {Entry[]} unsorted
 * @returns {PageGroup[]}
 */
export function boardGroups({ board, segment }, entriesOf, unsorted) {
  const lists = categoriesOf(board, segment.id).map((category) => ({
    key: category.id,
    head: html`<${CategoryName} category=${category} />`,
    entries: entriesOf(category),
  }));
  if (unsorted.length > 0)
    lists.unshift({
      key: "unsorted",
      head: html`<${UnsortedName} />`,
      entries: unsorted,
    });
  return sideBySide(lists);
}

/**
 * @param {{key: string, head: ComponentChildren, entries: Entry[]}[]} lists
 * @returns {PageGroup[]}
 */
export function sideBySide(lists) {
  const most = matchMedia("(max-aspect-ratio: 3/2)").matches ? 3 : 5;
  const roomy = Math.min(ROOMY, most);
  return evenly(lists, most).map((some) => ({
    key: some[some.length - 1].key,
    body: html`<div class="wall-board">
      ${some.map(
        (list) => html`<${List} key=${list.key} list=${list}
        wide=${list.key === "unsorted" ? Math.max(1, roomy + 1 - some.length) : 1} />`,
      )}
    </div>`,
  }));
}

/** @param {{category: Category}} props */
export const CategoryName = ({ category }) => html`<h2 dir="auto">
  <${Mark} number=${numbersOf(useDesk().board).get(category.id)} aria-hidden="true" />
  <span><${Breaking} text=${category.name} /><${Dealt} category=${category} /></span>
</h2>`;

export const UnsortedName = () =>
  html`<h2><span class="mark mark--none" aria-hidden="true">–</span>${useDesk().texts.unsorted}</h2>`;

/** @param {{list: {head: ComponentChildren, entries: Entry[]}, wide: number}} props */
const List = ({ list: { head, entries }, wide }) => html`<section data-wide=${wide}>
  ${head}<${Entries} entries=${entries} name=${WIDE[wide] ?? ""} />
</section>`;

// [1…6] by at most 5: [1, 2, 3], [4, 5, 6].
/** @template T @param {T[]} all @param {number} most @returns {T[][]} */
function evenly(all, most) {
  const size = Math.ceil(all.length / Math.ceil(all.length / most));
  return all.flatMap((_, at) => (at % size ? [] : [all.slice(at, at + size)]));
}
