// Words that were typed and not sent, and that no field can show now: of an idea that was merged,
// hidden or taken back, of a category that is gone, of a step that is over.

import { afterDraw } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { mainPart } from "../../../ui/main-part.js";
import { useRedraw } from "../../../ui/use-live.js";
import { useId, useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";
import { isTyping } from "./typing.js";
import { unsentOf } from "./unsent-drafts.js";

/** @import {Segment} from "../../../live/board/records.js" */

// `segment`: the one that is on the page, if any.
/** @param {{segment: Segment | null}} props */
export function Unsent({ segment }) {
  const desk = useDesk();
  const redraw = useRedraw();
  const typing = isTyping({ target: document.activeElement });
  const left = unsentOf(desk, segment);
  if (left.length === 0) return null;
  return html`<section class="ask" aria-labelledby="unsent">
    <h2 id="unsent">${desk.texts.unsent}</h2>
    <p>${desk.texts.unsent_more}</p>
    <ul class="panel__list">${left.map((one) => html`<${Words} key=${`${one.keys[0]} ${one.of?.[0].tab}`} one=${one} typing=${typing} redraw=${redraw} />`)}</ul>
  </section>`;
}

// Whoever was typing when the field went away has the focus on the words: no key does anything there.
/** @param {{one: import("./unsent-drafts.js").Left, typing: boolean, redraw: () => void}} props */
function Words({ one: { keys, from, words, of }, typing, redraw }) {
  const { live, board, texts } = useDesk();
  const id = useId();
  const field = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => {
    if (typing && document.activeElement === document.body) field.current.focus();
  }, []);
  const discard = () => {
    if (of) for (const draft of of) live.drafts.take(draft);
    else for (const key of keys) live.setDraft(key, "");
    redraw();
    afterDraw(() => mainPart().focus());
  };
  return html`<li class="write">
    <label class="write__label" for=${id} dir="auto">${of ? `${texts.other_tab} ${from}` : from}</label>
    <textarea class="form__input write__box" id=${id} ref=${field} readonly dir="auto" lang=${board.session.language}
      rows=${words.split("\n").length} value=${words} />
    <div class="write__row"><button class="btn btn--plain" type="button" onClick=${discard}>${texts.discard}</button></div>
  </li>`;
}
