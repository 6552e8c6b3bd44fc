// Says what happened and offers the way back. It stays until it is used, closed or replaced, or long
// enough to be read and acted on: later the way back would surprise everybody.
import { useEffect } from "../vendor/preact-hooks.js";
import { html } from "./html.js";
import { Icon } from "./icon.js";

const STAYS = 20_000; // ms

// `said`: {text, undo} or null, from useState; `show` sets it. `texts` holds undo, undone and close. The
// frame is always there, since a screen reader only hears what changes in a region that it knows.
export function Toast({ said, show, texts }) {
  useEffect(() => {
    const gone = said && setTimeout(() => show(null), STAYS);
    return () => clearTimeout(gone);
  }, [said]);
  const undo = () => {
    show({ text: texts.undone });
    said.undo(); // a refusal says more
  };
  return html`<div class="toasts" role="status">
    ${said &&
    html`<div class="toast">
      <p>${said.text}</p>
      ${said.undo &&
      html`<button class="btn" type="button" onClick=${undo}>
        <${Icon} name="undo" />${texts.undo}
      </button>`}
      <button class="btn btn--icon" type="button" aria-label=${texts.close} onClick=${() => show(null)}>
        <${Icon} name="close" />
      </button>
    </div>`}
  </div>`;
}
