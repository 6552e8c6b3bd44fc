// The way in for a neighbour, and back to what one answered on coming in oneself.

import { grouped } from "../../../ui/code.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";

export function Neighbour() {
  const { board, texts } = useDesk();
  const { session } = board;
  if (!session.joining || !session.code) return null;
  const code = grouped(session.code).replace(" ", "\u00a0");
  return html`<p class="neighbour small quiet">${fill(texts.neighbour, { code })}</p>`;
}

// The way back to what one answered on coming in; that page is not kept for when there is no network.
export function Seat() {
  const { live, board, texts, urls } = useDesk();
  const { session } = board;
  if (!urls.seat || live.status === "offline" || session.state === "ended") return null;
  const asked = session.seating === "tables" ? texts.wrong_table : texts.wrong_answers;
  return html`<p class="seat"><a class="btn btn--plain btn--flush" href=${urls.seat}>${asked}</a></p>`;
}
