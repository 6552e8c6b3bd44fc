// Who agrees with the list as it stands: it counts no longer once the list has changed.

import { agreedTo } from "../../../live/board/consents.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { seatsOf } from "../running/seats.js";

/**
 * @import {Seat} from "../running/seats.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Meeting} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {{segment: Segment}} props */
export function Agreement({ segment }) {
  const { live, board, texts } = useDesk();
  const owners = new Set(
    agreedTo(board, segment.id).map(({ id }) => id.slice(segment.id.length + 1)),
  );
  const seats = seatsOf(board, live.presence?.here, [], texts).filter(({ here }) => here);
  const [agreed, not] = [
    seats.filter(({ id }) => owners.has(id)),
    seats.filter(({ id }) => !owners.has(id)),
  ];
  /** @param {Seat[]} some */
  const names = (some) => some.map(({ name }) => name).join(", ");
  return html`<section class="panel" aria-labelledby="agreed">
    <h3 id="agreed">${texts.agreement}</h3>
    <p><strong class="settle__figure">${agreed.length}</strong> ${fill(seatsAre(board, texts), { all: seats.length })}</p>
    ${agreed.length > 0 && html`<p class="small" dir="auto">${names(agreed)}</p>`}
    ${not.length > 0 && html`<p class="small quiet" dir="auto">${fill(texts.not_agreed, { names: names(not) })}</p>`}
  </section>`;
}

/** @param {Meeting} board @param {Texts} texts */
const seatsAre = (board, texts) =>
  board.session.seating === "tables" ? texts.tables_agree : texts.persons_agree;
