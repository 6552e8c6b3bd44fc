// Before the first step: what this is and how one comes in.

import { html } from "../../../ui/html.js";

export function Lobby({ board, texts }) {
  const { title, place_and_date, joining } = board.session;
  return html`<div class="wall__middle">
    <p class="kicker" dir="auto">${place_and_date}</p>
    <h1 class="wall__prompt" dir="auto">${title}</h1>
    ${joining && html`<p class="wall__note">${texts.how_to_join}</p>`}
  </div>`;
}
