// What came of a vote.

import { numbersOf } from "../../../live/board/categories.js";
import { kindOf } from "../../../live/board/kinds.js";
import { entriesByVotes, votesOf } from "../../../live/board/results.js";
import { segmentsOf, stepsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { ideaWords } from "../../../ui/idea-words.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { ListHead } from "../writing/list-head.js";
import { isHidden } from "../writing/visibility.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 */

// The segment whose votes have been counted, the last one in the agenda; or undefined.
/** @param {Board} board */
export const countedIn = (board) =>
  segmentsOf(board).findLast(({ id }) =>
    stepsOf(board, id).some(({ kind, state }) => kind === "vote" && state === "closed"),
  );

// How the votes fell, the most first.
/** @param {{segment: Segment}} props */
export function Results({ segment }) {
  const { board, texts } = useDesk();
  const entries = entriesByVotes(board, segment).filter(
    (entry) => votesOf(entry) > 0 && !isHidden(entry.idea),
  );
  const numbers = numbersOf(board);
  return html`<section class="results" aria-labelledby="results">
    <${ListHead} id="results" title=${texts.voted} />
    ${
      entries.length === 0
        ? html`<p class="quiet">${texts.no_votes}</p>`
        : html`<ol>
      ${entries.map(
        ({ idea }) => html`<li key=${idea.id}>
        <strong>${count(texts.votes, idea.votes ?? 0)}</strong>
        <span class="card__words" dir="auto">${ideaWords(idea)}</span>
        ${kindOf(segment).categories && html`<${Mark} number=${numbers.get(idea.category_id)} />`}
      </li>`,
      )}
    </ol>`
    }
  </section>`;
}
