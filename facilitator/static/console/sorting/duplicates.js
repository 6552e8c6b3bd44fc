// The duplicates that an idea speaks for, folded away in its card.

import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { unmerge } from "./acts.js";
import { shortened } from "./sentences.js";

/**
 * @import {Sorting} from "./state.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

// `sorting`: of a board, or the desk.
/**
 * @param {{ideas: Idea[], sorting: Pick<Sorting,
 *   "live" | "board" | "texts" | "tell"> & {wanted?: Sorting["wanted"]}, tab?: number}} props
 */
export function Duplicates({ ideas, sorting, tab = 0 }) {
  const { texts, board } = sorting;
  const { lang } = document.documentElement;
  if (ideas.length === 0) return null;
  return html`<details class="merged">
    <summary tabindex=${tab} lang=${lang}>${count(texts.board.speaks_for, ideas.length)}</summary>
    <ul>
      ${ideas.map(
        (idea) => html`<li key=${idea.id}>
        <span class="merged__text" dir="auto">${idea.text}</span>
        ${
          board.session.state !== "ended" &&
          html`<button class="btn btn--plain" type="button" lang=${lang} onClick=${() => unmerge(sorting, idea)}>
          ${texts.board.unmerge}<span class="vh"> ${shortened(idea.text)}</span>
        </button>`
        }
      </li>`,
      )}
    </ul>
  </details>`;
}
