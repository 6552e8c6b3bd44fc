// Where the room is when nothing is written: what has been written so far, and the agenda.
import { categoriesOf, entriesAt, segmentsOf, stepsOf } from "../../live/selectors.js";
import { Card } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Head, Mark } from "./lists.js";

// The ideas of a segment under their categories; columns side by side where there is room.
export function Sorted({ board, segment, texts }) {
  const columns = segment.kind === "matrix" ? segment.columns : [{ id: "", label: null }];
  const frame = segment.kind === "frame";
  const unsorted = frame ? entriesAt(board, { segment: segment.id, category: null }) : [];
  // A frame's categories are empty until its ideas are sorted: then there is nothing to read there.
  const categories = categoriesOf(board, segment.id)
    .map(({ id, name }, n) => ({ id, name, number: n + 1 }))
    .filter(({ id }) => !frame || entriesAt(board, { segment: segment.id, category: id }).length > 0);
  return html`
    ${categories.map(
      ({ id, name, number }) => html`<section class="sorted" key=${id}>
        <h2 class="sorted__head"><${Mark} number=${number} /><span dir="auto">${name}</span></h2>
        ${columns.map(({ id: column, label }) => html`
          ${label && html`<h3 dir="auto">${label}</h3>`}
          <${Lines} entries=${entriesAt(board, { segment: segment.id, category: id, column })} texts=${texts} />`)}
      </section>`,
    )}
    ${unsorted.length > 0 && html`<section class="sorted">
      <${Head} title=${texts.not_sorted} /><${Lines} entries=${unsorted} texts=${texts} />
    </section>`}`;
}

function Lines({ entries, texts }) {
  if (entries.length === 0) return html`<p class="quiet">${texts.nothing_here}</p>`;
  return html`<ul class="lines">
    ${entries.map(
      ({ idea, children }) => html`<${Card} key=${idea.id} kind="entry" idea=${idea}
        ideas=${children.map((child) => child.idea)} />`,
    )}
  </ul>`;
}

// The segments in order, and what has become of each: so that who comes late sees where one is.
export function Agenda({ board, texts }) {
  return html`<section class="plan" aria-labelledby="plan">
    <${Head} id="plan" title=${texts.agenda} />
    <ol>
      ${segmentsOf(board).map((segment) => {
        const state = stateOf(board, segment);
        return html`<li key=${segment.id} class="plan__${state || "coming"}" aria-current=${state === "now" ? "step" : undefined}>
          <span dir="auto">${segment.short_heading}</span>${state && html`<span class="small">${texts[state]}</span>`}
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
