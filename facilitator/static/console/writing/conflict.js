// Somebody else changed an idea while one was writing: both texts, and a choice.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Live} from "../../../live/session.js"
 */

/** @typedef {Live["setAside"][number]} Aside what the server refused */

/** @param {Aside} aside */
const isConflict = ({ op, refused }) => op.kind === "idea.edit" && refused === "conflict";

/** @param {Live} live @param {{id: string}} idea */
export const conflictOf = (live, idea) =>
  live.setAside.find((aside) => isConflict(aside) && aside.op.id === idea.id);

// Whether a card shows it; what no card shows stands above them.
/** @param {Board} board @param {Aside} aside */
export const isShownByCard = (board, aside) => isConflict(aside) && board.idea.has(aside.op.id);

/** @param {{aside: Aside}} props */
export function Conflict({ aside }) {
  const { live, board, texts } = useDesk();
  const { op } = aside;
  const idea = board.idea.get(op.id);
  return html`<section class="conflict" role="alert">
    <p>${texts.conflict}</p>
    <dl>
      <div><dt>${texts.theirs}</dt><dd dir="auto">${idea?.text}</dd></div>
      <div><dt>${texts.mine}</dt><dd dir="auto">${op.text}</dd></div>
    </dl>
    <div class="ask__row">
      <button class="btn" type="button" onClick=${() => live.retry(op.op_id)}>${texts.keep_mine}</button>
      <button class="btn" type="button" onClick=${() => live.discard(op.op_id)}>${texts.keep_theirs}</button>
    </div>
  </section>`;
}
