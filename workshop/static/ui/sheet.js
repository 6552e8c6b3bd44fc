// What slides in from the thumb's side. Esc, the cross and a tap beside it close it, and the focus
// goes back to where it came from. `field`: a field in it asks for the focus, else its title gets it.

import { useId, useLayoutEffect, useRef } from "../vendor/preact-hooks.js";
import { useDesk } from "./desk.js";
import { html } from "./html.js";
import { Icon } from "./icon.js";

/** @import {ComponentChildren} from "../vendor/preact.js" */

/**
 * @param {{title: ComponentChildren, close: () => void, field?: boolean,
 *   onKeyDown?: (event: KeyboardEvent) => void, children: ComponentChildren}} props
 */
export function Sheet({ title, close, field = false, onKeyDown, children }) {
  const { texts } = useDesk();
  const dialog = useRef(/** @type {any} */ (null));
  const id = useId();
  useLayoutEffect(() => {
    const node = dialog.current;
    node.onclose = close;
    node.showModal();
    return () => {
      node.onclose = null;
      node.close();
    };
  }, []);
  /** @param {Event} event */
  const beside = ({ target }) => target === dialog.current && close();
  return html`<dialog class="sheet" ref=${dialog} aria-labelledby=${id} onClick=${beside} onKeyDown=${onKeyDown}>
    <div class="sheet__in">
      <div class="sheet__head">
        <h2 id=${id} tabindex="-1" autofocus=${!field}>${title}</h2>
        <button class="btn btn--plain btn--icon" type="button" aria-label=${texts.close} onClick=${close}>
          <${Icon} name="close" />
        </button>
      </div>
      ${children}
    </div>
  </dialog>`;
}

// One choice of a sheet's list. `mark`: what stands before it; `note`: a quiet word after it.
/**
 * @param {{mark?: ComponentChildren, name: string, note?: string, here?: boolean, quiet?: boolean,
 *   act: () => void}} props
 */
export function Pick({ mark, name, note, here, quiet, act }) {
  return html`<li><button class=${quiet ? "pick pick--quiet" : "pick"} type="button"
      aria-current=${here ? "true" : undefined} onClick=${act}>
    ${mark}<span class="pick__name" dir="auto">${name}</span>${note && html`<span class="pick__note">${note}</span>`}
  </button></li>`;
}
