// Says what happened and offers the way back. It stays until it is used, closed or replaced, or long
// enough to be read and acted on: later the way back would surprise everybody. With the focus in it,
// it stays.

import { useEffect, useLayoutEffect, useRef } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { Icon } from "./icon.js";
import { mainPart } from "./main-part.js";

const STAYS = 20_000; // ms

// `said`: {text, undo, focus} or null, from useState; `show` sets it. `focus`: what had the focus goes
// with what happened, hence the way back takes it. `texts` holds undo, undone and close. The frame is
// always there, since a screen reader only hears what changes in a region that it knows.
export function Toast({ said, show, texts }) {
  const frame = useRef(null);
  const noteFocus = useFocusBack(frame);
  useLayoutEffect(
    () => void (said?.focus && frame.current.querySelector("button").focus()),
    [said],
  );
  useEffect(() => {
    let gone = 0;
    const leave = () => (frame.current.contains(document.activeElement) ? wait() : show(null));
    const wait = () => {
      gone = setTimeout(leave, STAYS);
    };
    if (said) wait();
    return () => clearTimeout(gone);
  }, [said]);
  const undo = () => {
    show({ text: texts.undone });
    said.undo(); // a refusal says more
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

// When the button that has the focus goes, the focus goes back to where it was before it came into the
// frame, or to the main part if that is gone too.
function useFocusBack(frame) {
  const last = useRef(null);
  useLayoutEffect(() => {
    const { button, before } = last.current ?? {};
    if (!button || button.isConnected || document.activeElement !== document.body) return;
    last.current = null;
    const back = before?.isConnected ? before : mainPart();
    back?.focus({ preventScroll: true });
  });
  return ({ target, relatedTarget }) => {
    const before = frame.current.contains(relatedTarget) ? last.current?.before : relatedTarget;
    last.current = { button: target, before };
  };
}
