// Says what happened and offers the way back. It stays until it is used, closed or replaced, or long
// enough to be read and acted on: later the way back would surprise everybody. With the focus in it,
// it stays.

import { useEffect, useLayoutEffect, useRef } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { Icon } from "./icon.js";
import { mainPart } from "./main-part.js";

/** @import {ComponentChildren} from "../vendor/preact.js" */

const STAYS = 20_000; // ms

/**
 * @typedef {{text: ComponentChildren, undo?: () => void, focus?: boolean}} Said `focus`: what had the focus goes
 *   with what happened, hence the way back takes it
 */

/**
 * The frame is always there, since a screen reader only hears what changes in a region that it knows.
 * @param {object} props
 * @param {Said | null} props.said from useState
 * @param {(said: Said | null) => void} props.show sets it
 * @param {Record<string, string>} props.texts undo, undone and close
 */
export function Toast({ said, show, texts }) {
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const noteFocus = useFocusBack(frame);
  useLayoutEffect(
    () => void (said?.focus && frame.current?.querySelector("button")?.focus()),
    [said],
  );
  useEffect(() => {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let gone;
    const wait = () => {
      gone = setTimeout(leave, STAYS);
    };
    const leave = () => (frame.current?.contains(document.activeElement) ? wait() : show(null));
    if (said) wait();
    return () => clearTimeout(gone);
  }, [said]);
  const undo = () => {
    show({ text: texts.undone });
    said?.undo?.(); // a refusal says more
  };
  return html`<div class="toasts" role="status" ref=${frame} onFocusIn=${noteFocus}>
    ${
      said &&
      html`<div class="toast">
      <p>${said.text}</p>
      ${
        said.undo &&
        html`<button class="btn" type="button" onClick=${undo}>
        <${Icon} name="undo" />${texts.undo}
      </button>`
      }
      <button class="btn btn--icon" type="button" aria-label=${texts.close} onClick=${() => show(null)}>
        <${Icon} name="close" />
      </button>
    </div>`
    }
  </div>`;
}

/**
 * When the button that has the focus goes, the focus goes back to where it was before it came into the
 * frame, or to the main part if that is gone too.
 * @param {{current: HTMLElement | null}} frame
 * @returns {(event: FocusEvent) => void} notes where it was
 */
function useFocusBack(frame) {
  const last = useRef(/** @type {{button?: any, before?: any}} */ ({}));
  useLayoutEffect(() => {
    const { button, before } = last.current;
    if (!button || button.isConnected || document.activeElement !== document.body) return;
    last.current = {};
    const back = before?.isConnected ? before : mainPart();
    back?.focus({ preventScroll: true });
  });
  return ({ target, relatedTarget }) => {
    const before = frame.current?.contains(/** @type {Node | null} */ (relatedTarget))
      ? last.current.before
      : relatedTarget;
    last.current = { button: target, before };
  };
}
