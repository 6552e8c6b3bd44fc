// Words that were begun and left, and that no field shows just now: those of another category, column
// or step, changes of ideas that are not on the screen, and all of another tab. Nothing has gone wrong
// with them.

import { afterDraw, keepFocus } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { addDraft } from "./drafts.js";
import { keyOf } from "./places.js";
import { unsentOf } from "./unsent-drafts.js";

/**
 * @import {UnsentDraft} from "./unsent-drafts.js"
 * @import {WritingDesk} from "./use-place.js"
 */

export function Unsent() {
  /** @type {WritingDesk} */
  const { live, texts, writing } = useDesk();
  const hidden = unsentOf(live, writing, texts);
  if (hidden.length === 0) return null;
  return html`<section class="aside aside--calm" aria-labelledby="kept">
    <h2 id="kept">${texts.begun}</h2>
    <p class="small quiet">${texts.begun_more}</p>
    <ul class="stack">
      ${hidden.map((one) => html`<${UnsentWords} key=${`${one.key} ${one.of?.tab}`} one=${one} />`)}
    </ul>
  </section>`;
}

/** @param {{one: UnsentDraft}} props */
function UnsentWords({ one }) {
  /** @type {WritingDesk} */
  const { live, texts, writing, field, redraw } = useDesk();
  const { place, open, choose } = writing;
  const { key, from, words, draft, there, of } = one;
  const remove = () => {
    if (of) live.drafts.take(of);
    else live.setDraft(key, "");
    redraw();
  };
  const discard = () => {
    remove();
    keepFocus();
  };
  const putBack = () => {
    addDraft(live, draft, keyOf(place));
    remove();
    afterDraw(() => field.current?.focus());
  };
  const goThere = () => {
    choose(there);
    afterDraw(() => field.current?.focus());
  };
  return html`<li class="card">
    ${of && html`<p class="small quiet">${texts.other_tab}</p>`}
    ${from && html`<p class="small quiet">${from}</p>`}
    <p class="card__words" dir="auto">${words}</p>
    <div class="card__acts">
      ${there && html`<button class="btn" type="button" onClick=${goThere}>${texts.go_there}</button>`}
      ${open && html`<button class="btn" type="button" onClick=${putBack}>${texts.put_back}</button>`}
      <button class="btn btn--plain" type="button" onClick=${discard}>${texts.discard}</button>
    </div>
  </li>`;
}
