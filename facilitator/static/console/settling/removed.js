// The way back for a category that was removed.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { removedFrom } from "./removed-categories.js";

// `live.board`: the desk's own board is without them.
export function Removed() {
  const desk = useDesk();
  const { live, board, texts } = desk;
  const removed = removedFrom(live.board);
  if (removed.length === 0) return null;
  return html`<section class="panel panel--unsorted" aria-labelledby="removed">
    <h3 id="removed">${texts.removed}</h3>
    <ul class="panel__list">
      ${removed.map(
        ({ category, entries }) => html`<li class="ask__row" key=${category.id}>
        <span><strong dir="auto">${category.name}</strong> ${entries > 0 && html`<span class="small quiet">${count(texts.left_out, entries)}</span>`}</span>
        ${
          board.session.state !== "ended" &&
          html`<button class="btn btn--plain" type="button"
            onClick=${() => act(desk, [["category.restore", { id: category.id }]], fill(texts.board.restored, { name: category.name }))}>
          ${texts.restore_category}<span class="vh"> ${category.name}</span>
        </button>`
        }
      </li>`,
      )}
    </ul>
  </section>`;
}
