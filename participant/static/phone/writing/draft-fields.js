// The fields of a draft: its text and its sub-points.

import { afterDraw } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { nameOf } from "./places.js";
import { TextField } from "./text-field.js";

/**
 * @import {Draft} from "./drafts.js"
 * @import {WritingDesk} from "./use-place.js"
 */

/** @param {{draft: Draft, keep: (change: Partial<Draft>) => void}} props */
export function DraftFields({ draft, keep }) {
  /** @type {WritingDesk} */
  const { board, texts, writing, field } = useDesk();
  const id = useId();
  /** @param {number} at @param {string} text */
  const sub = (at, text) => draft.subs.map((words, n) => (n === at ? text : words));
  /** @param {number} at */
  const without = (at) => {
    keep({ subs: draft.subs.filter((_, n) => n !== at) });
    field.current?.focus();
  };
  return html`<label class="name" for=${id} dir="auto">${nameOf(board, writing.place, texts)}</label>
    <div class="composer__box">
      <${TextField} id=${id} value=${draft.text} onInput=${(/** @type {string} */ text) => keep({ text })} field=${field} />
      ${draft.subs.map(
        (words, at) => html`<div class="composer__sub" key=${at}>
          <span class="small" aria-hidden="true">${fill(texts.sub_point_n, { n: at + 1 })}</span>
          <${TextField} value=${words} label=${fill(texts.sub_point_n, { n: at + 1 })}
            onInput=${(/** @type {string} */ text) => keep({ subs: sub(at, text) })} />
          <button class="btn btn--plain btn--icon" type="button" onClick=${() => without(at)}
              aria-label=${fill(texts.remove_sub_point, { n: at + 1 })}>
            <${Icon} name="close" />
          </button>
        </div>`,
      )}
    </div>`;
}

/**
 * @param {Draft} draft
 * @param {(change: Partial<Draft>) => void} keep
 * @param {{current: Element | null}} form
 */
export function addSubPoint(draft, keep, form) {
  keep({ subs: [...draft.subs, ""] });
  afterDraw(() =>
    /** @type {HTMLElement | null | undefined} */ (
      form.current?.querySelector(".composer__sub:last-child textarea")
    )?.focus(),
  );
}
