// The head of a page of the wall: what the room is doing, the question it answers, the time.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Timer } from "../../../ui/timer.js";
import { fill } from "../../../ui/words.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// `note`: what there is to say beside the title.
/** @param {{title: string, note?: string | false}} props */
export function PageHead({ title, note }) {
  const { live, board, texts, segment } = useDesk();
  return html`<header>
    ${segment && html`<p class="kicker" dir="auto">${[placeOf(texts, segment), segment.short_prompt].filter(Boolean).join(" · ")}</p>`}
    <div class="wall__row">
      <h1 class="wall__title" dir="auto">${title}</h1>
      <${Timer} timer=${board.session.timer} now=${() => live.now()} texts=${texts} />
    </div>
    ${note && html`<p class="wall__note">${note}</p>`}
  </header>`;
}

/** @param {Texts} texts @param {Segment} segment */
export const placeOf = (texts, { position }) => fill(texts.segment, { n: position + 1 });
