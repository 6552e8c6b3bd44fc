// What came of the vote.

import { numbersOf } from "../../../live/board/categories.js";
import { entriesAt } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { stepOf } from "../running/steps.js";

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
