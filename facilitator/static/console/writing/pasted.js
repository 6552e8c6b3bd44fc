// What was pasted and may be a list: it is one idea, unless one has each of its lines sent.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { listIn } from "../../../ui/pasted-list.js";
import { count } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";

/** @import {Listed} from "../../../ui/pasted-list.js" */

// `listed`: the ideas that the text may be, {text, subs}, or null; `over()`: it was sent.
/** @param {string} text */
export function usePasted(text) {
  const [pasted, set] = useState(false);
  return {
    /** @param {ClipboardEvent} event */
    onPaste: ({ clipboardData }) => set(/[\r\n]/.test(clipboardData?.getData("text") ?? "")),
    listed: pasted ? listIn(text) : null,
    over: () => set(false),
  };
}

/** @param {{listed: Listed[] | null, send: (event: Event) => void}} props */
export const SendEach = ({ listed, send }) =>
  html`<div role="status">
    ${
      listed &&
      html`<button class="btn" type="button" onClick=${send}>${count(useDesk().texts.send_each, listed.length)}</button>`
    }
  </div>`;
