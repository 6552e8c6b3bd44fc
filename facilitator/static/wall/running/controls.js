// The quiet buttons of the wall, for whoever stands at its keyboard or has a pointer: the pages and
// the clock. Each has a key: the arrows, space, K.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

export function Controls() {
  const { texts, turning, clock } = useDesk();
  const { all, stopped, back, on, toggle } = turning;
  if (all < 2 && !clock.isSet) return null;
  return html`<div class="wall-controls">
    ${
      all > 1 &&
      html`
      <${Button} name="next" said=${texts.page_back} act=${back} look="wall-controls__back" />
      <${Button} name=${stopped ? "play" : "pause"} said=${stopped ? texts.turn_pages : texts.stop_pages} act=${toggle} />
      <${Button} name="next" said=${texts.page_on} act=${on} />`
    }
    ${clock.isSet && html`<${Button} name="clock" said=${clock.shown ? texts.hide_clock : texts.show_clock} act=${clock.toggle} />`}
  </div>`;
}

// A pointer leaves the focus where it was: on a button, space would press that again.
/** @param {{name: string, said: string, act: () => void, look?: string}} props */
const Button = ({
  name,
  said,
  act,
  look = "",
}) => html`<button class="btn btn--icon ${look}" type="button"
  aria-label=${said} title=${said} onMouseDown=${(/** @type {MouseEvent} */ event) => event.preventDefault()} onClick=${act}>
  <${Icon} name=${name} flip=${name === "next"} />
</button>`;
