// After the last step: thanks.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";

export function Ended() {
  const { board, texts } = useDesk();
  return html`<div class="wall__middle">
    <p class="kicker" dir="auto">${board.session.title}, ${board.session.place_and_date}</p>
    <h1 class="wall__prompt">${texts.ended}</h1>
    <p class="wall__note">${texts.ended_note}</p>
  </div>`;
}
