// Agreeing on the categories: the list, large, who agrees, what the minutes state, and how the
// categories go on. The number to aim for is a guide.

import { numbersOf } from "../../../live/board/categories.js";
import { kindOf } from "../../../live/board/kinds.js";
import { segmentsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { ideasUnder } from "../running/counts.js";
import { openStep, stepOf, titleOf } from "../running/steps.js";
import { Agreement } from "./agreement.js";
import { CategoryHead } from "./category-head.js";
import { Chain } from "./chain.js";
import { Declared } from "./declared.js";
import { Moves, useMoved } from "./moves.js";
import { NewCategory } from "./new-category.js";
import { placesOf, toMove } from "./order.js";
import { Removed } from "./removed.js";

/**
 * @import {Category, Segment} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

const THIN = 2; // ideas: a category with fewer is said to be thin

/** @param {{segment: Segment}} props */
export function Settling({ segment }) {
  const { board, texts } = useDesk();
  const places = placesOf(board, segment);
  return html`<div class="settle">
    <section aria-labelledby="settle">
      <h3 id="settle" class="settle__count">${countOf(segment, places.length, texts)}</h3>
      <${StillUnsorted} segment=${segment} />
      ${places.length === 0 && html`<p class="lead__empty">${texts.no_categories}</p>`}
      <ol class="settle__list">
        ${places.map(({ category }, at) => html`<${Settled} key=${category.id} ...${{ segment, category, at, of: places.length }} />`)}
      </ol>
      <${NewCategory} />
      <${Removed} />
    </section>
    <div class="settle__side">
      <${Agreement} segment=${segment} />
      <${Declared} segment=${segment} listed=${places.length} />
    </div>
    <section class="settle__chain" aria-labelledby="goes-on">
      <h3 id="goes-on">${texts.goes_on}</h3>
      <div class="chains">
        ${segmentsOf(board)
          .filter((one) => kindOf(one).categories)
          .map(
            (one) =>
              html`<${Chain} key=${one.id} segment=${one} title=${chainTitle(one, segment, texts)} />`,
          )}
      </div>
    </section>
  </div>`;
}

/** @param {Segment} segment @param {number} n @param {Texts} texts */
function countOf({ target_categories: target }, n, texts) {
  const said = count(texts.category_count, n);
  return target ? fill(texts.about_so_many, { said, target }) : said;
}

/** @param {Segment} one @param {Segment} frame @param {Texts} texts */
const chainTitle = (one, frame, texts) =>
  one === frame
    ? texts.in_the_list
    : `${fill(texts.segment, { n: one.position + 1 })}: ${one.short_heading}`;

// One category of the list, with what is behind it.
/** @param {{segment: Segment, category: Category, at: number, of: number}} props */
function Settled({ segment, category, at, of }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const [moved, row] = useMoved(at);
  const ideas = ideasUnder(board, segment.id, category.id);
  /** @param {number} by @param {string} name */
  const go = (by, name) => {
    moved(name);
    const told = fill(texts.now_place, { name: category.name, n: at + by + 1, all: of });
    act(desk, toMove(board, segment, category, by), told);
  };
  return html`<li class="settle__one" ref=${row}>
    <div class="settle__name">
      <${CategoryHead} category=${category} number=${numbersOf(board).get(category.id)} />
      <p class="settle__ideas small">${count(texts.idea_count, ideas)}
        ${ideas < THIN && html` <span class="tag">${ideas === 0 ? texts.thin_none : texts.thin_one}</span>`}</p>
    </div>
    ${board.session.state !== "ended" && html`<${Moves} at=${at} of=${of} name=${category.name} go=${go} />`}
  </li>`;
}

/** @param {{segment: Segment}} props */
function StillUnsorted({ segment }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const unsorted = ideasUnder(board, segment.id, null);
  const cluster = stepOf(board, segment.id, "cluster");
  if (unsorted === 0) return html`<p class="quiet">${texts.all_sorted}</p>`;
  return html`<p class="settle__unsorted">${count(texts.still_unsorted, unsorted)}
    ${
      cluster &&
      board.session.state !== "ended" &&
      html` <button class="btn btn--plain" type="button" onClick=${() => openStep(desk, cluster)}>
      ${fill(texts.back_to, { step: titleOf(board, cluster, texts) })}
    </button>`
    }
  </p>`;
}
