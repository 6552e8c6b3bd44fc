// What was pasted and may be a list: it is one idea, unless one has each of its lines sent.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { KEEPS_KEYBOARD } from "./keyboard.js";

/**
 * @import {Listed} from "../../../ui/pasted-list.js"
 * @import {Draft} from "./drafts.js"
 */

// `listed`: the ideas that a draft may be, {text, subs}, or null; `over()`: it was sent. What reads a list is
// loaded when there may be one; without it the words are one idea.
/** @param {Draft} draft */
export function usePasted({ text, subs }) {
  const { urls, field } = useDesk();
  const [lists, set] = useState(
    /** @type {typeof import("../../../ui/pasted-list.js") | null} */ (null),
  );
  /** @param {ClipboardEvent} event */
  const onPaste = ({ target, clipboardData }) => {
    if (target !== field.current || !/[\r\n]/.test(clipboardData?.getData("text") ?? "")) return;
    import(urls.pasting).then(set, () => {});
  };
  return {
    onPaste,
    listed: subs.length ? null : (lists?.listIn(text) ?? null),
    over: () => set(null),
  };
}

/** @param {{listed: Listed[] | null, send: (event: Event) => void}} props */
export const SendEach = ({ listed, send }) =>
  html`<div role="status">
    ${
      listed &&
      html`<button class="btn btn--wide" type="button" ...${KEEPS_KEYBOARD} onClick=${send}>
      ${count(useDesk().texts.send_each, listed.length)}
    </button>`
    }
  </div>`;
