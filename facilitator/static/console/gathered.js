// What the meetings of the series hold: nothing is written here, and all of it is in the document.

import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";

/** @param {{segment: import("../../live/board/records.js").Segment}} props */
export function Gathered({ segment }) {
  const { texts, urls } = useDesk();
  return html`<div class="lead__empty">
    <p>${texts[`gathers_${segment.gathers}`]}</p>
    <p><a class="btn btn--plain btn--flush" href=${urls.minutes}><${Icon} name="doc" />${texts.see_document}</a></p>
  </div>`;
}
