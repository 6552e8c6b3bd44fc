// What there is to choose about a text: which column, or whether it is an idea or a question.

import { kindOf } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Switch } from "./switch.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Place} from "./places.js"
 * @import {Writing} from "./use-place.js"
 */

// Which column, or idea or question: the segment says what there is to choose.
/** @param {{place: Place, choose: Writing["choose"]}} props */
export function Choices({ place, choose }) {
  const { board, texts } = useDesk();
  const segment = /** @type {Segment} */ (board.segment.get(place.segment));
  if (segment.columns.length > 1) {
    const options = segment.columns.map(({ id, label }) => [id, label]);
    return html`<${Switch} legend=${texts.i_write} options=${options} value=${place.column}
      choose=${(/** @type {string} */ column) => choose({ column })} lang=${board.session.language} />`;
  }
  if (kindOf(segment).questions) {
    const options = [
      [false, texts.idea],
      [true, texts.question],
    ];
    return html`<${Switch} legend=${texts.i_write} options=${options} value=${place.question}
      choose=${(/** @type {boolean} */ question) => choose({ question })} />`;
  }
  return null;
}
