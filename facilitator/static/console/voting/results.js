// What came of the vote.

import { numbersOf } from "../../../live/board/categories.js";
import { entriesByVotes, votesOf } from "../../../live/board/results.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { ideaWords } from "../../../ui/idea-words.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { stepOf } from "../running/steps.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 */

// Whether a segment has been voted on: then its ideas have their votes.
/** @param {Board} board @param {Segment} segment */
export const isVotedOn = (board, segment) =>
  Boolean(segment.votes) && stepOf(board, segment.id, "vote")?.state === "closed";

// The ideas by the votes they got, the most first; those without any are only counted.
/** @param {{segment: Segment}} props */
export function Results({ segment }) {
  const { board, texts } = useDesk();
  const numbers = numbersOf(board);
  const entries = entriesByVotes(board, segment).filter(({ idea }) => idea.state === "shared");
  const chosen = entries.filter((entry) => votesOf(entry) > 0);
  const most = Math.max(...chosen.map(votesOf));
  const without = entries.length - chosen.length;
  return html`<section class="panel voted" aria-labelledby="results">
    <h3 id="results">${texts.results}</h3>
    <p class="small quiet">${texts.results_note}</p>
    ${
      chosen.length > 0 &&
      html`<ol class="voted__list" lang=${board.session.language}>
      ${chosen.map(
        ({ idea }) => html`<li key=${idea.id}>
        <strong class="voted__votes" lang=${document.documentElement.lang}>${count(texts.vote_count, idea.votes ?? 0)}</strong>
        <span class="progress voted__bar" aria-hidden="true"><progress max=${most} value=${idea.votes ?? 0} /></span>
        <span dir="auto">${ideaWords(idea)}</span>
        ${
          numbers.has(idea.category_id) &&
          html`<${Mark} kind="small" number=${numbers.get(idea.category_id)}
          title=${board.category.get(idea.category_id)?.name} />`
        }
      </li>`,
      )}
    </ol>`
    }
    ${without > 0 && html`<p class="small quiet">${count(texts.without_votes, without)}</p>`}
  </section>`;
}
