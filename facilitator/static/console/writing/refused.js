// What the server did not take in: why, the words, and two ways on. Nothing typed is lost.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { isShownByCard } from "./conflict.js";

/** @import {Operation} from "../../../live/write/optimistic.js" */

export function Refusals() {
  const { live, board, texts } = useDesk();
  const left = live.setAside.filter((aside) => !isShownByCard(board, aside));
  return html`<div role="alert">
    ${left.map(
      ({ op, say }) => html`<section class="ask" key=${op.op_id}>
        <h2>${texts.not_saved}</h2>
        <p>${say}</p>
        ${words(op) && html`<blockquote dir="auto">${words(op)}</blockquote>`}
        <div class="ask__row">
          <button class="btn" type="button" onClick=${() => live.retry(op.op_id)}>${texts.retry}</button>
          <button class="btn btn--plain" type="button" onClick=${() => live.discard(op.op_id)}>${texts.discard}</button>
        </div>
      </section>`,
    )}
  </div>`;
}

/** @param {Operation} op */
const words = (op) => op.text ?? op.name ?? op.reason;
