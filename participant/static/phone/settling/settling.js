// Settling: the list as it stands, and one's word that it is right.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { agreedTo, hasAgreed } from "../../../live/board/consents.js";
import { ownerOf } from "../../../live/board/me.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";

/** @import {Segment} from "../../../live/board/records.js" */

/** @param {{segment: Segment}} props */
export function Settling({ segment }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  if (categories.length === 0) return html`<p class="say__line">${texts.none_to_agree}</p>`;
  return html`<ol class="settled" aria-label=${texts.categories}>
    ${categories.map(
      ({ id, name }) => html`<li key=${id}>
      <${Mark} number=${numbers.get(id)} kind="big" /><span dir="auto">${name}</span>
    </li>`,
    )}
  </ol>`;
}

// The one button, at the thumb; it keeps its place and the focus when it turns.
/** @param {{segment: Segment}} props */
export function AgreeBar({ segment }) {
  const { live, board, texts } = useDesk();
  const { me } = live;
  if (categoriesOf(board, segment.id).length === 0) return null;
  const agreed = hasAgreed(board, segment.id, me);
  const changed = !agreed && board.consent.get(`${segment.id}:${ownerOf(me)}`)?.names;
  const all = agreedTo(board, segment.id).length;
  return html`<section class="composer" aria-label=${texts.step_settle}>
    <div role="status">
      ${changed && html`<p class="composer__note">${texts.list_changed}</p>`}
      ${agreed && html`<p class="agree__said"><${Icon} name="saved" />${texts.agreed}</p>`}
    </div>
    <div class="composer__row">
      <p>${all ? count(texts.so_many_agree, all) : texts.nobody_agrees}</p>
      <button class=${agreed ? "btn" : "btn btn--primary"} type="button"
          onClick=${() => live.do("segment.agree", { id: segment.id, agree: !agreed })}>
        ${agreed ? texts.take_agree_back : texts.agree}
      </button>
    </div>
  </section>`;
}
