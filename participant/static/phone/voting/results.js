// What came of a vote.

import { numbersOf } from "../../../live/board/categories.js";
import { entriesAt } from "../../../live/board/entries.js";
import { columnsOf } from "../../../live/board/kinds.js";
import { segmentsOf, stepsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { ListHead } from "../writing/list-head.js";
import { isHidden } from "../writing/visibility.js";

// The segment whose votes have been counted, the last one in the agenda; or undefined.
export const countedIn = (board) =>
  segmentsOf(board).findLast(({ id }) =>
    stepsOf(board, id).some(({ kind, state }) => kind === "vote" && state === "closed"),
  );

// How the votes fell, the most first.
export function Results({ segment }) {
  const { board, texts } = useDesk();
  const columns = columnsOf(segment);
  const entries = columns
    .flatMap(({ id }) => entriesAt(board, { segment: segment.id, column: id }))
    .filter(({ idea }) => idea.votes > 0 && !isHidden(idea))
    .sort((a, b) => b.idea.votes - a.idea.votes);
  const numbers = numbersOf(board);
  return html`<section class="results" aria-labelledby="results">
    <${ListHead} id="results" title=${texts.voted} />
    ${
      entries.length === 0
        ? html`<p class="quiet">${texts.no_votes}</p>`
        : html`<ol>
      ${entries.map(
        ({ idea }) => html`<li key=${idea.id}>
        <strong>${count(texts.votes, idea.votes)}</strong>
        <span class="card__words" dir="auto">${idea.kind === "question" ? html`<em>${idea.text}</em>` : idea.text}</span>
        <${Mark} number=${numbers.get(idea.category_id)} />
      </li>`,
      )}
    </ol>`
    }
  </section>`;
}
