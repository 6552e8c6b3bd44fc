// A panel in which one text is written or changed.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { TextField } from "./text-field.js";

/** @import {ComponentChildren} from "../../../vendor/preact.js" */

// One text, `more` that goes with it, and two ways out. `check`: what is wrong with the text, in words;
// `line`: it is one line.
/**
 * @param {{label: string, text: string, write: (text: string) => void, save: () => void,
 *   said: string, stop: () => void, more?: ComponentChildren, line?: boolean,
 *   check?: () => string}} props
 */
export function Panel({ label, text, write, save, said, stop, more, line, check }) {
  const { texts } = useDesk();
  const id = useId();
  const [problem, complain] = useState("");
  /** @param {string} next */
  const change = (next) => {
    complain("");
    write(next);
  };
  /** @param {Event} [event] */
  const submit = (event) => {
    event?.preventDefault();
    const wrong = check?.() ?? "";
    complain(wrong);
    if (wrong) document.getElementById(id)?.focus();
    else save();
  };
  return html`<form class="write" onSubmit=${submit}>
    <label class="write__label" for=${id}>${label}</label>
    <${TextField} id=${id} text=${text} write=${change} send=${submit} close=${stop} autofocus line=${line}
      problem=${problem && `${id}-wrong`} />
    ${check && html`<p class="form__error small" id=${`${id}-wrong`} role="alert">${problem}</p>`}
    ${more}
    <div class="write__row">
      <button class="btn btn--plain" type="button" onClick=${stop}>${texts.cancel}</button>
      <button class="btn">${said}</button>
    </div>
  </form>`;
}
