// The field that a facilitator writes in; it grows with its words.

import { html } from "../../../ui/html.js";
import { focusOnce } from "../focus-once.js";

// Enter sends, Shift and Enter break the line.
// `line`: there is one line only; `problem`: the id of what says what is wrong.
/**
 * @param {{id: string, text: string, write: (text: string) => void, send: (event?: Event) => void,
 *   close?: () => void, autofocus?: boolean, line?: boolean, problem?: string}} props
 */
export function TextField({ id, text, write, send, close, autofocus, line = false, problem }) {
  /** @param {KeyboardEvent} event */
  const onKeyDown = (event) => {
    if (event.key === "Escape") close?.();
    if (event.key !== "Enter" || (event.shiftKey && !line)) return;
    event.preventDefault();
    send();
  };
  return html`<textarea class="form__input write__box" id=${id} dir="auto" rows="1"
    aria-invalid=${problem ? "true" : null} aria-describedby=${problem}
    value=${text} ref=${(/** @type {HTMLElement | null} */ node) => autofocus && focusOnce(node, inSight)} onInput=${(/** @type {{target: HTMLTextAreaElement}} */ { target }) => write(line ? inOneLine(target) : target.value)} onKeyDown=${onKeyDown} />`;
}

// Its buttons too, and not under what stands at the foot of the page (scroll-margin of `.acts .write`).
/** @param {HTMLElement} field */
const inSight = (field) => field.closest("form")?.scrollIntoView({ block: "nearest" });

// What is pasted may break the line.
/** @param {HTMLTextAreaElement} field */
function inOneLine(field) {
  const { value, selectionStart, selectionEnd } = field;
  if (value.includes("\n")) {
    field.value = value.replaceAll("\n", " ");
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  return field.value;
}
