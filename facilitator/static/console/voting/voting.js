// The vote while it is open: how many have voted, and nothing about what.

import { votersIn } from "../../../live/board/votes.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { mainPart } from "../../../ui/main-part.js";
import { count, fill } from "../../../ui/words.js";
import { seatsOf } from "../running/seats.js";

/**
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Look} from "../app.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// `look`: at the segment, where the results stand once the vote is closed.
/** @param {{segment: Segment, step: Step, look: Look}} props */
export function Voting({ segment, step, look }) {
  const { live, board, texts } = useDesk();
  const voters = votersIn(board, segment.id);
  const seats = seatsOf(board, live.presence?.here, [], texts).filter(({ here }) => here);
  const cast = [...board.vote.values()].filter(({ segment_id }) => segment_id === segment.id);
  const close = () => {
    live.do("step.close", { id: step.id });
    look(segment.id);
    mainPart().focus({ preventScroll: true }); // the button is gone with it
  };
  return html`<section class="panel voting" aria-labelledby="votes">
    <h3 id="votes">${texts.votes}</h3>
    <p><strong class="settle__figure">${seats.filter(({ id }) => voters.has(id)).length}</strong>${" "}
      ${fill(texts.have_voted, { all: seats.length })}</p>
    <p class="small quiet">${count(texts.votes_cast, cast.length)} ${fill(texts.votes_each, { n: segment.votes })} ${texts.votes_secret}</p>
    <ul class="voting__seats">
      ${seats.map(
        ({ id, name }) => html`<li key=${id}><span dir="auto">${name}</span>
        <span class=${voters.has(id) ? "" : "quiet"}>${votedSoMany(cast.filter((one) => ownerOf(one) === id).length, segment, texts)}</span></li>`,
      )}
    </ul>
    <div class="ask__row"><button class="btn" type="button" onClick=${close}>${texts.close_voting}</button></div>
  </section>`;
}

/** @param {import("../../../live/board/records.js").Vote} vote */
const ownerOf = ({ table_id, participant_id }) => table_id ?? participant_id;

/** @param {number} n @param {Segment} segment @param {Texts} texts */
const votedSoMany = (n, { votes }, texts) =>
  n ? fill(texts.so_many_votes, { n, all: votes }) : texts.not_voted;
