// A meeting that is rehearsed says so, with the one button that takes out who is simulated.

import { inside } from "../../../live/board/here.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";

export function Rehearsal() {
  const { live, board, texts } = useDesk();
  const said = texts.rehearsal;
  if (!board.session.rehearsal) return null;
  const simulated = inside(board).filter((one) => one.simulated).length;
  return html`<section class="panel" aria-labelledby="rehearsal">
    <h3 id="rehearsal">${said.title}</h3>
    <p>${count(said.people, simulated)} ${said.never}</p>
    <button class="btn" type="button" onClick=${() => live.do("rehearsal.clear")}>${said.clear}</button>
  </section>`;
}
