// What can be done with the picked ideas, at the thumb.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count } from "../../../ui/words.js";
import { goOnAt } from "./focus.js";
import { NOTHING, useSorting } from "./state.js";

export function PickedBar() {
  const { texts } = useDesk();
  const { picked, sort } = useSorting();
  if (picked.length === 0) return null;
  const unpick = () => {
    sort(NOTHING);
    goOnAt(picked[0]);
  };
  return html`<section class="composer composer--picked" aria-label=${texts.step_cluster}><div class="composer__row">
    <p role="status"><strong>${count(texts.picked, picked.length)}</strong></p>
    <button class="btn btn--plain btn--icon" type="button" aria-label=${texts.unpick} onClick=${unpick}>
      <${Icon} name="close" />
    </button>
    ${
      picked.length > 1 &&
      html`<button class="btn" type="button" onClick=${() => sort({ sheet: { ids: picked, merge: true } })}>
      <${Icon} name="merge" />${texts.merge}
    </button>`
    }
    <button class="btn btn--primary" type="button" onClick=${() => sort({ sheet: { ids: picked } })}>
      <${Icon} name="move" flip />${texts.move}
    </button>
  </div></section>`;
}
