// Where a category's name is written.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { limits } from "../../../ui/limits.js";
import { useRedraw } from "../../../ui/use-live.js";
import { useId, useRef, useState } from "../../../vendor/preact-hooks.js";
import { readDraft } from "../writing/drafts.js";

/** @import {ComponentChildren} from "../../../vendor/preact.js" */

// A name, kept as a draft until it is sent, also where the field was emptied. `called`: it takes the
// focus.
/**
 * @param {{draft: string, start?: string, action: string, act: (name: string) => void,
 *   called?: boolean, children?: ComponentChildren}} props
 */
export function NameField({ draft, start = "", action, act, called, children }) {
  const { live, texts } = useDesk();
  const id = useId();
  const redraw = useRedraw();
  const field = useRef(/** @type {any} */ (null));
  const [problem, setProblem] = useState("");
  const value = live.draft(draft) ? readDraft(live, draft).text : start;
  /** @param {{currentTarget: HTMLInputElement}} event */
  const keep = ({ currentTarget: { value: text } }) => {
    live.setDraft(draft, text === start ? "" : JSON.stringify({ text }));
    setProblem("");
    redraw();
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const name = value.trim();
    const wrong = !name ? texts.empty : [...name].length > limits.name ? texts.name_too_long : "";
    if (wrong) {
      setProblem(wrong);
      return field.current.focus();
    }
    live.setDraft(draft, "");
    return act(name);
  };
  return html`<form class="sheet__name" onSubmit=${save}>
    <label for=${id}>${texts.category_name}</label>
    <input class="form__input" id=${id} ref=${field} value=${value} onInput=${keep} dir="auto" autocomplete="off"
      autofocus=${called}
      aria-invalid=${problem ? "true" : undefined} aria-describedby=${`${id}-wrong`} />
    <p class="form__error" id=${`${id}-wrong`} role="alert">${problem}</p>
    <div class="editor__row"><button class="btn btn--primary">${action}</button>${children}</div>
  </form>`;
}
