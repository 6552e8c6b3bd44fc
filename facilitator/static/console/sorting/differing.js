// What the room suggests for an idea that stands elsewhere, and the answers to it.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { keepHere, moveTo } from "./acts.js";

/**
 * @import {Differing, Suggested} from "./differences.js"
 * @import {Sorting} from "./state.js"
 * @import {Category, Idea} from "../../../live/board/records.js"
 */

// What is suggested for an idea, in words, and the two answers to it.
/** @param {{idea: Idea, differing: Suggested[], sorting: Sorting, tab: number}} props */
export function Differing({ idea, differing, sorting, tab }) {
  const { texts } = sorting;
  const ended = sorting.board.session.state === "ended";
  /** @param {string} said @param {() => void} act @param {Category} [category] */
  const answer = (said, act, category) =>
    !ended &&
    html`<button class="btn btn--plain" type="button" tabindex=${tab} onClick=${act}>
    ${said}${category && html`<span class="vh"> ${category.name}</span>`}
  </button>`;
  return html`<div class="differing" lang=${document.documentElement.lang}>
    ${differing.map(
      ({ n, category, number }) => html`<p key=${category.id}>
      <span><${Suggested} said=${count(texts.board.suggest, n)} category=${category} number=${number} /></span>
      ${answer(texts.board.take, () => moveTo(sorting, [idea.id], category), category)}
    </p>`,
    )}
    ${answer(texts.board.keep, () => keepHere(sorting, idea))}
  </div>`;
}

/** @param {{said: string, category: Category, number: number}} props */
function Suggested({ said, category, number }) {
  const [first, last] = said.split("{category}");
  return html`${first}<${Mark} number=${number} kind="small" aria-hidden="true" /> <strong dir="auto">${category.name}</strong>${last}`;
}

// Shows only the ideas that the room differs on, as long as there are any. It stays in sight, whatever
// of a long board one looks at.
/** @param {{differing: Differing, only: boolean, show: (only: boolean) => void}} props */
export function OnlyDiffering({ differing, only, show }) {
  const { texts } = useDesk();
  if (differing.size === 0) return null;
  return html`<div class="only-differing">
    <button class="btn" type="button" aria-pressed=${String(only)} onClick=${() => show(!only)}>
      ${count(texts.board.differ, differing.size)}
    </button>
  </div>`;
}
