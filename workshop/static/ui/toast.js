// Says what happened and offers the way back. It stays until it is used, closed or replaced.
import { html } from "./html.js";
import { Icon } from "./icon.js";

// `said`: {text, undo} or null, from useState; `show` sets it. `texts` holds undo and close. The
// frame is always there, since a screen reader only hears what changes in a region that it knows.
export function Toast({ said, show, texts }) {
  const undo = () => {
    said.undo();
    show(null);
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
