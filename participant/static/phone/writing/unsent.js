// Words that were begun and left, and that no field shows just now: those of another category, column
// or step, and changes of ideas that are not on the screen. Nothing has gone wrong with them.

import { afterDraw, keepFocus } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { carryDraft, writeDraft } from "./drafts.js";
import { keyOf } from "./places.js";
import { unsentAt } from "./unsent-drafts.js";

/**
 * @import {UnsentDraft} from "./unsent-drafts.js"
 * @import {WritingDesk} from "./use-place.js"
 */

export function Unsent() {
  /** @type {WritingDesk} */
  const { live, texts, writing } = useDesk();
  const hidden = [...live.drafts.keys()].flatMap(
    (key) => unsentAt(live, writing, texts, key) ?? [],
  );
  if (hidden.length === 0) return null;
  return html`<section class="aside aside--calm" aria-labelledby="kept">
    <h2 id="kept">${texts.begun}</h2>
    <p class="small quiet">${texts.begun_more}</p>
    <ul class="stack">
      ${hidden.map((one) => html`<${UnsentWords} key=${one.key} one=${one} />`)}
    </ul>
  </section>`;
}

/** @param {{one: UnsentDraft}} props */
function UnsentWords({ one }) {
  /** @type {WritingDesk} */
  const { live, texts, writing, field, redraw } = useDesk();
  const { place, open, choose } = writing;
  const { key, from, words, draft, there } = one;
  const discard = () => {
    live.setDraft(key, "");
    redraw();
    keepFocus();
  };
  const putBack = () => {
    writeDraft(live, key, draft);
    carryDraft(live, key, keyOf(place));
    redraw();
    afterDraw(() => field.current?.focus());
  };
  const goThere = () => {
    choose(there);
    afterDraw(() => field.current?.focus());
  };
  return html`<li class="card">
    ${from && html`<p class="small quiet">${from}</p>`}
    <p class="card__words" dir="auto">${words}</p>
    <div class="card__acts">
      ${there && html`<button class="btn" type="button" onClick=${goThere}>${texts.go_there}</button>`}
      ${open && html`<button class="btn" type="button" onClick=${putBack}>${texts.put_back}</button>`}
      <button class="btn btn--plain" type="button" onClick=${discard}>${texts.discard}</button>
    </div>
  </li>`;
}
