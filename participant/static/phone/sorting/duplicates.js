// Duplicates that an idea speaks for: folded, but not where one of them is one's own.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count, fill } from "../../../ui/words.js";

/** @import {Idea} from "../../../live/board/records.js" */

// `apart(idea)`: makes one an idea of its own again, where one may.
/** @param {{items?: Idea[], apart?: (idea: Idea) => void}} props */
export function Duplicates({ items = [], apart }) {
  const { board, texts } = useDesk();
  if (items.length === 0) return null;
  /** @param {Idea} idea */
  const own = ({ id }) => board.mine.has(id);
  return html`<details class="duplicates" open=${items.some(own)}>
    <summary>${count(texts.merged, items.length)}</summary>
    <ul>
      ${items.map(
        (idea) => html`<li key=${idea.id}>
        <span class="card__words" dir="auto">${idea.text}</span>
        ${own(idea) && html`<span class="tag">${texts.own_too}</span>`}
        ${
          apart &&
          html`<button class="btn btn--plain" type="button"
            aria-label=${fill(texts.unmerge_idea, { text: idea.text })} onClick=${() => apart(idea)}>${texts.unmerge}</button>`
        }
      </li>`,
      )}
    </ul>
  </details>`;
}
