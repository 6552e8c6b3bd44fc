// Where the selected ideas shall go: into which category.

import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";
import { moveTo } from "./acts.js";
import { Cancel } from "./cancel.js";
import { groupOf, sharedIn } from "./groups.js";

/**
 * @import {Sorting} from "./state.js"
 * @import {KeyPress} from "../../../ui/html.js"
 */

/** @param {{sorting: Sorting, ids: string[]}} props */
export function AskWhere({ sorting, ids }) {
  const { texts, all: groups } = sorting;
  const list = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => list.current.querySelector("button").focus(), []);
  const here = ids.length === 1 ? groupOf(groups, ids[0]) : null;
  const [unsorted, ...others] = groups;
  return html`<h3>${texts.board.asks.move}</h3>
    <ul class="targets targets--wide" ref=${list} onKeyDown=${walk}>
      ${[...others, unsorted].map(
        (group) => html`<li key=${group.id}>
        <button class="btn target" type="button" aria-current=${group === here ? "true" : null}
          onClick=${() => moveTo(sorting, ids, group.category)}>
          ${group.category ? html`<${Mark} number=${group.number} aria-hidden="true" />` : html`<${Mark} aria-hidden="true" />`}
          <span class="target__name" dir="auto">${group.category?.name ?? texts.unsorted}</span>
          <span class="target__note">${group === here ? texts.board.is_here : count(texts.idea_count, sharedIn(group.entries))}</span>
        </button>
      </li>`,
      )}
    </ul>
    <div class="write__row"><${Cancel} sorting=${sorting} /></div>`;
}

/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @param {KeyPress} event */
function walk(event) {
  if (!STEPS[event.key]) return;
  const stops = [...event.currentTarget.querySelectorAll("button")];
  const next =
    stops[stops.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + STEPS[event.key]];
  event.preventDefault();
  next?.focus();
}
