// Operations that the server refused: the words are kept, and something can be done with each.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useRef } from "../../../vendor/preact-hooks.js";
import { useFocusKept } from "../focus-kept.js";
import { readDraft, writeDraft } from "./drafts.js";
import { keyOf } from "./places.js";

/**
 * @import {Live} from "../../../live/session.js"
 * @import {WritingDesk} from "./use-place.js"
 */

const AGAIN = new Set(["step_closed", "held", "ended", "full", "unavailable", "not_joined"]);

export function Refusals() {
  const { live, texts } = useDesk();
  const { setAside } = live;
  const list = useRef(null);
  const noteFocus = useFocusKept(list, (card, options) =>
    /** @type {HTMLElement} */ (card.querySelector("button")).focus(options),
  );
  if (setAside.length === 0) return null;
  const worded = setAside.some(({ op }) => op.text || op.name);
  return html`<section class="aside" aria-labelledby="aside">
    <h2 id="aside">${texts.aside}</h2>
    ${worded && html`<p class="small">${texts.aside_more}</p>`}
    <ul class="stack" ref=${list} onFocusIn=${noteFocus}>
      ${setAside.map((one) => html`<${Refusal} key=${one.op.op_id} one=${one} />`)}
    </ul>
  </section>`;
}

/** @param {{one: Live["setAside"][number]}} props */
function Refusal({ one }) {
  /** @type {WritingDesk} */
  const { live, board, texts, writing, field } = useDesk();
  const { op, refused, say, text } = one;
  const ended = board.session.state === "ended";
  const words = op.text || op.name;
  const conflict = refused === "conflict";
  const discard = () => live.discard(op.op_id);
  const again = () => live.retry(op.op_id);
  const putBack = () => {
    const key = keyOf(writing.place);
    const draft = readDraft(live, key);
    writeDraft(live, key, { ...draft, text: [draft.text, op.text].filter(Boolean).join("\n") });
    discard();
    field.current?.focus();
  };
  return html`<li class="card">
    <p class="aside__say">${say}</p>
    ${conflict && html`<p class="small quiet">${texts.theirs}</p><p class="card__words" dir="auto">${text}</p>`}
    ${
      words &&
      html`
      ${conflict && html`<p class="small quiet">${texts.mine}</p>`}
      <p class="card__words" dir="auto">${words}</p>`
    }
    <div class="card__acts">
      ${conflict && !ended && html`<button class="btn" type="button" onClick=${again}>${texts.keep_mine}</button>`}
      ${words && AGAIN.has(refused) && !ended && html`<button class="btn" type="button" onClick=${again}>${texts.try_again}</button>`}
      ${op.text && writing.open && !conflict && html`<button class="btn" type="button" onClick=${putBack}>${texts.put_back}</button>`}
      <button class="btn btn--plain" type="button" onClick=${discard}>
        ${conflict ? texts.keep_theirs : words ? texts.discard : texts.close}
      </button>
    </div>
  </li>`;
}
