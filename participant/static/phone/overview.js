// Where the room is when nothing is written: what has been written so far, and the agenda.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { columnsOf, kindOf } from "../../live/board/kinds.js";
import { segmentsOf, stepsOf } from "../../live/board/steps.js";
import { html } from "../../ui/html.js";
import { Mark } from "../../ui/mark.js";
import { count } from "../../ui/words.js";
import { Entry, Head } from "./lists.js";
import { isHidden, Withheld } from "./seen.js";

// The ideas of a segment under their categories; columns side by side where there is room.
export function Sorted({ live, segment, texts }) {
  const { board } = live;
  const numbers = numbersOf(board);
  const columns = columnsOf(segment);
  const frame = kindOf(segment).makes_categories;
  const unsorted = frame ? unsortedIn(board, segment.id) : [];
  // A frame's categories are empty until its ideas are sorted: then there is nothing to read there.
  const categories = categoriesOf(board, segment.id).filter(
    ({ id }) => !frame || entriesAt(board, { segment: segment.id, category: id }).length > 0,
  );
  return html`
    ${categories.map(
      ({ id, name }) => html`<section class="sorted" key=${id}>
        <h2 class="sorted__head"><${Mark} number=${numbers.get(id)} /><span dir="auto">${name}</span></h2>
        ${columns.map(
          ({ id: column, label }) => html`
          ${label && html`<h3 dir="auto" lang=${board.session.language}>${label}</h3>`}
          <${Lines} live=${live} entries=${entriesAt(board, { segment: segment.id, category: id, column })} texts=${texts} />`,
        )}
      </section>`,
    )}
    ${
      unsorted.length > 0 &&
      html`<section class="sorted">
      <${Head} title=${texts.not_sorted} /><${Lines} live=${live} entries=${unsorted} texts=${texts} />
    </section>`
    }
    <${Withheld} board=${board} at=${{ segment: segment.id }} texts=${texts} />`;
}

function Lines({ live, entries, texts }) {
  if (entries.length === 0) return html`<p class="quiet">${texts.nothing_here}</p>`;
  return html`<ul class="lines">
    ${entries.map((entry) => html`<${Entry} key=${entry.idea.id} entry=${entry} live=${live} texts=${texts} />`)}
  </ul>`;
}

// The segments in order, and what has become of each: so that who comes late sees where one is.
export function Agenda({ board, texts }) {
  return html`<section class="way" aria-labelledby="way">
    <${Head} id="way" title=${texts.agenda} />
    <ol>
      ${segmentsOf(board).map((segment) => {
        const state = stateOf(board, segment);
        return html`<li key=${segment.id} class="way__${state || "coming"}" aria-current=${state === "now" ? "step" : undefined}>
          <span dir="auto" lang=${board.session.language}>${segment.short_heading}</span>${state && html`<span class="small">${texts[state]}</span>`}
        </li>`;
      })}
    </ol>
  </section>`;
}

function stateOf(board, segment) {
  const steps = stepsOf(board, segment.id);
  if (steps.some(({ state }) => state === "open")) return "now";
  return steps.length > 0 && steps.every(({ state }) => state === "closed") ? "done" : "";
}

// The segment whose votes have been counted, the last one in the agenda; or undefined.
export const countedIn = (board) =>
  segmentsOf(board).findLast(({ id }) =>
    stepsOf(board, id).some(({ kind, state }) => kind === "vote" && state === "closed"),
  );

// How the votes fell, the most first.
export function Results({ board, segment, texts }) {
  const columns = columnsOf(segment);
  const entries = columns
    .flatMap(({ id }) => entriesAt(board, { segment: segment.id, column: id }))
    .filter(({ idea }) => idea.votes > 0 && !isHidden(idea))
    .sort((a, b) => b.idea.votes - a.idea.votes);
  const numbers = numbersOf(board);
  return html`<section class="results" aria-labelledby="results">
    <${Head} id="results" title=${texts.voted} />
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
