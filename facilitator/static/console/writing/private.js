// Private writing: on or off for a segment where that is offered, and the one moment when all is shown.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count } from "../../../ui/words.js";
import { withheldIn } from "./readable.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment, offered: boolean}} props */
export function PrivateWriting({ segment, offered }) {
  const { live, board, texts } = useDesk();
  if (board.session.state === "ended") return null;
  const withheld = withheldIn(board, segment.id).length;
  const wished = live.outbox.waiting.findLast(
    ({ op }) => op.kind === "segment.private" && op.id === segment.id,
  );
  /** @param {{target: HTMLInputElement}} event */
  const set = (event) =>
    live.do("segment.private", { id: segment.id, private: event.target.checked });
  if (!offered && withheld === 0) return null;
  return html`<div class="withheld">
    ${
      offered &&
      html`<label class="tick">
      <input type="checkbox" checked=${wished?.op.private ?? segment.private} onChange=${set} />
      <span>${texts.private}<span class="small">${texts.private_note}</span></span>
    </label>`
    }
    ${
      withheld > 0 &&
      html`<button class="btn" type="button" onClick=${() => live.do("segment.reveal", { id: segment.id })}>
      <${Icon} name="open" />${count(texts.reveal, withheld)}
    </button>`
    }
  </div>`;
}
