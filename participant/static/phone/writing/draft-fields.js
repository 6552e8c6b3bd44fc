// The fields of a draft: its text and its sub-points.

import { afterDraw } from "../../../ui/after-draw.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useId } from "../../../vendor/preact-hooks.js";
import { nameOf } from "./places.js";
import { TextField } from "./text-field.js";

export function DraftFields({ draft, keep }) {
  const { board, texts, writing, field } = useDesk();
  const id = useId();
  const sub = (at, text) => draft.subs.map((words, n) => (n === at ? text : words));
  const without = (at) => {
    keep({ subs: draft.subs.filter((_, n) => n !== at) });
    field.current?.focus();
  };
  return html`<label class="name" for=${id} dir="auto">${nameOf(board, writing.place, texts)}</label>
    <div class="composer__box">
      <${TextField} id=${id} value=${draft.text} onInput=${(text) => keep({ text })} field=${field} />
      ${draft.subs.map(
        (words, at) => html`<div class="composer__sub" key=${at}>
          <span class="small" aria-hidden="true">${fill(texts.sub_point_n, { n: at + 1 })}</span>
          <${TextField} value=${words} label=${fill(texts.sub_point_n, { n: at + 1 })}
            onInput=${(text) => keep({ subs: sub(at, text) })} />
          <button class="btn btn--plain btn--icon" type="button" onClick=${() => without(at)}
              aria-label=${fill(texts.remove_sub_point, { n: at + 1 })}>
            <${Icon} name="close" />
          </button>
        </div>`,
      )}
    </div>`;
}

export function addSubPoint(draft, keep, form) {
  keep({ subs: [...draft.subs, ""] });
  afterDraw(() => form.current?.querySelector(".composer__sub:last-child textarea")?.focus());
}
