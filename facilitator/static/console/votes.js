// The vote: while it is open how many have voted, and nothing about what; then what came of it.

import { numbersOf } from "../../live/board/categories.js";
import { entriesAt } from "../../live/board/entries.js";
import { votersIn } from "../../live/board/votes.js";
import { html } from "../../ui/html.js";
import { Mark } from "../../ui/mark.js";
import { count, fill } from "../../ui/words.js";
import { useDesk } from "./desk.js";
import { seatsOf } from "./seats.js";
import { stepOf } from "./steps.js";

// `look`: at the segment, where the results stand once the vote is closed.
export function Votes({ segment, step, look }) {
  const { live, board, texts } = useDesk();
  const voters = votersIn(board, segment.id);
  const seats = seatsOf(board, live.presence?.here, [], texts).filter(
    ({ id, joined }) => joined || voters.has(id),
  );
  const cast = [...board.vote.values()].filter(({ segment_id }) => segment_id === segment.id);
  const close = () => {
    live.do("step.close", { id: step.id });
    look(segment.id);
    document.getElementById("content").focus({ preventScroll: true }); // the button is gone with it
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

const ownerOf = ({ table_id, participant_id }) => table_id ?? participant_id;

const votedSoMany = (n, { votes }, texts) =>
  n ? fill(texts.so_many_votes, { n, all: votes }) : texts.not_voted;

// Whether a segment has been voted on: then its ideas have their votes.
export const isVotedOn = (board, segment) =>
  Boolean(segment.votes) && stepOf(board, segment.id, "vote")?.state === "closed";

// The ideas by the votes they got, the most first; those without any are only counted.
export function Results({ segment }) {
  const { board, texts } = useDesk();
  const numbers = numbersOf(board);
  const ideas = rankedIn(board, segment);
  const chosen = ideas.filter(({ votes }) => votes > 0);
  const without = ideas.length - chosen.length;
  return html`<section class="panel voted" aria-labelledby="results">
    <h3 id="results">${texts.results}</h3>
    <p class="small quiet">${texts.results_note}</p>
    ${
      chosen.length > 0 &&
      html`<ol class="voted__list" lang=${board.session.language}>
      ${chosen.map(
        (idea) => html`<li key=${idea.id}>
        <strong class="voted__votes" lang=${document.documentElement.lang}>${count(texts.vote_count, idea.votes)}</strong>
        <span dir="auto">${idea.kind === "question" ? html`<em>${idea.text}</em>` : idea.text}</span>
        ${
          numbers.has(idea.category_id) &&
          html`<${Mark} kind="small" number=${numbers.get(idea.category_id)}
          title=${board.category.get(idea.category_id).name} />`
        }
      </li>`,
      )}
    </ol>`
    }
    ${without > 0 && html`<p class="small quiet">${count(texts.without_votes, without)}</p>`}
  </section>`;
}

// All ideas of a segment's columns, by votes; where they have as many, as they stand.
function rankedIn(board, { id, columns }) {
  const places = columns.length ? columns.map((column) => column.id) : [""];
  return places
    .flatMap((column) => entriesAt(board, { segment: id, column }))
    .map(({ idea }) => idea)
    .filter(({ state }) => state === "shared")
    .sort((a, b) => (b.votes ?? 0) - (a.votes ?? 0));
}
