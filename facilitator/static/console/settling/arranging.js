// Behind a button in segments that work on the categories: which of them, in which order, by whom.

import { isUnderCategories } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { useOpener } from "../opener.js";
import { Chain } from "./chain.js";
import { Deal } from "./dealing.js";

/** @import {Segment} from "../../../live/board/records.js" */

// [whether it is open, the button]
/** @param {Segment} segment */
export function useArranging(segment) {
  const { board, texts } = useDesk();
  const [open, set, ref] = useOpener();
  if (!isUnderCategories(segment) || board.category.size === 0 || board.session.state === "ended")
    return [false, null];
  const button = html`<button class="btn" type="button" ref=${ref} aria-expanded=${Boolean(open)} onClick=${() => set(!open)}>
    <${Icon} name=${open ? "close" : "edit"} />${texts.arrange}
  </button>`;
  return [open, button];
}

/** @param {{segment: Segment}} props */
export const Arranging = ({ segment }) => html`<div class="panel arranging">
  <${Chain} segment=${segment} />
  <${Deal} segment=${segment} />
</div>`;
