// Private writing: on or off for a segment where that is offered, who has written how much, and the one
// moment when all is shown.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count } from "../../../ui/words.js";
import { useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";
import { useOpener } from "../opener.js";
import { seatsOf } from "../running/seats.js";
import { withheldIn } from "./readable.js";

/**
 * @import {Idea, Segment} from "../../../live/board/records.js"
 */

/** @param {{segment: Segment, offered: boolean}} props */
export function PrivateWriting({ segment, offered }) {
  const { live, board, texts } = useDesk();
  const [asking, ask, button] = useOpener(false);
  const withheld = withheldIn(board, segment.id);
  const wished = live.outbox.waiting.findLast(
    ({ op }) => op.kind === "segment.private" && op.id === segment.id,
  );
  /** @param {{target: HTMLInputElement}} event */
  const set = (event) =>
    live.do("segment.private", { id: segment.id, private: event.target.checked });
  if (board.session.state === "ended" || (!offered && withheld.length === 0)) return null;
  return html`<div class="withheld">
    ${
      offered &&
      html`<label class="tick">
      <input type="checkbox" checked=${wished?.op.private ?? segment.private} onChange=${set} />
      <span>${texts.private}<span class="small">${texts.private_note}</span></span>
    </label>`
    }
    ${
      withheld.length > 0 &&
      !asking &&
      html`<button class="btn" type="button" ref=${button} onClick=${() => ask(true)}>
      <${Icon} name="open" />${count(texts.reveal, withheld.length)}
    </button>`
    }
  </div>
  ${asking && withheld.length > 0 && html`<${AskToReveal} segment=${segment} number=${withheld.length} close=${() => ask(false)} />`}
  ${withheld.length > 0 && html`<${Written} ideas=${withheld} />`}`;
}

// Asked for once, with the number: the room has then read it.
/** @param {{segment: Segment, number: number, close: () => void}} props */
function AskToReveal({ segment, number, close }) {
  const { live, texts, tell } = useDesk();
  const heading = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => heading.current.focus(), []);
  const reveal = () => {
    close();
    const revealed = live.do("segment.reveal", { id: segment.id });
    tell(count(texts.revealed, number), () => live.undo(revealed));
  };
  return html`<section class="ask" aria-labelledby="reveal">
    <h3 id="reveal" tabindex="-1" ref=${heading}>${count(texts.reveal_question, number)}</h3>
    <p>${texts.reveal_note}</p>
    <div class="ask__row">
      <button class="btn btn--primary" type="button" onClick=${reveal}>${texts.reveal_now}</button>
      <button class="btn btn--plain" type="button" onClick=${close}>${texts.not_yet}</button>
    </div>
  </section>`;
}

// Who has written how much, without a word of it.
/** @param {{ideas: Idea[]}} props */
function Written({ ideas }) {
  const { live, board, texts } = useDesk();
  const seats = seatsOf(board, live.presence?.here, ideas, texts).filter(({ joined }) => joined);
  return html`<section class="panel voting" aria-labelledby="withheld">
    <h3 id="withheld">${texts.withheld_by}</h3>
    <ul class="voting__seats">${seats.map(
      ({ id, name, written }) => html`<li key=${id}><span dir="auto">${name}</span>
      <span class=${written ? "" : "quiet"}>${written ? count(texts.idea_count, written) : texts.not_written}</span></li>`,
    )}</ul>
  </section>`;
}
