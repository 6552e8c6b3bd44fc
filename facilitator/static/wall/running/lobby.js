// Before the first step: what this is and how one comes in.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";

export function Lobby() {
  const { board, texts } = useDesk();
  const { title, place_and_date, joining } = board.session;
  return html`<div class="wall__middle">
    <p class="kicker" dir="auto">${place_and_date}</p>
    <h1 class="wall__prompt" dir="auto">${title}</h1>
    ${joining && html`<p class="wall__note">${texts.how_to_join}</p>`}
  </div>`;
}
