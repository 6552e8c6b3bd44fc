// A share of the unsorted ideas, one at a time. Each device draws its own, so that together they get
// through all of them; where two of them differ, the facilitator sees both words.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { ownerOf } from "../../../live/board/me.js";
import { Breaking } from "../../../ui/breaking.js";
import { SubPoints } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { ideaWords } from "../../../ui/idea-words.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";
import { Duplicates } from "./duplicates.js";
import { Plus } from "./plus.js";
import { back, begin, leave, pass, shareKeys, suggest } from "./share-acts.js";
import { MOST, nextOf, unjudgedIn } from "./share-drawn.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Drawn, Judged} from "./share-drawn.js"
 * @import {Sharing, Sorting} from "./state.js"
 */

// The way in, where there is something to sort and somewhere to put it.
/** @param {{sorting: Sorting, segment: Segment}} props */
export function ShareOffer({ sorting, segment }) {
  const { live, board, texts } = useDesk();
  const left = Math.min(MOST, unjudgedIn(board, segment, sorting.passed).length);
  if (left === 0 || categoriesOf(board, segment.id).length === 0) return null;
  return html`<div class="share-offer">
    <button class="btn btn--primary" type="button" onClick=${() => begin(live, sorting, segment)}>${count(texts.share, left)}</button>
    <p class="small quiet">${texts.share_more}</p>
  </div>`;
}

// What somebody else sorts meanwhile stays in it: one's own word is then a second opinion.
/** @param {{sorting: Sharing, segment: Segment}} props */
export function Share({ sorting, segment }) {
  const { live, board, texts } = useDesk();
  const {
    share: { ids, done },
  } = sorting;
  const section = useRef(/** @type {any} */ (null));
  const entry = nextOf(board, segment, sorting.share);
  useLayoutEffect(
    () => section.current.querySelector("[tabindex='-1']").focus(),
    [entry?.idea.id, done.length],
  );
  const close = () => leave(sorting);
  const said = done.at(-1)?.category;
  const left = Math.min(MOST, unjudgedIn(board, segment, sorting.passed).length);
  return html`<section class="share" ref=${section} aria-labelledby="share"
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => shareKeys(event, live, sorting, segment, entry)}>
    <div class="share__head">
      <p role="status">${entry && html`<strong>${fill(texts.share_at, { n: ids.indexOf(entry.idea.id) + 1, all: ids.length })}</strong>${" "}`}
        ${said && html`<span class="small quiet">${fill(texts.share_to, { category: said })}</span>`}</p>
      ${(entry || left > 0) && html`<button class="btn btn--plain" type="button" onClick=${close}>${texts.share_back}</button>`}
    </div>
    ${
      entry
        ? html`<${Next} sorting=${sorting} segment=${segment} entry=${entry} />`
        : html`<${Thanks} done=${done} />`
    }
    <div class="share__row">
      ${
        entry
          ? html`<button class="btn" type="button" onClick=${() => pass(sorting, entry.idea)}>${texts.share_skip}</button>`
          : html`<button class="btn btn--primary" type="button" onClick=${left > 0 ? () => begin(live, sorting, segment) : close}>
          ${left > 0 ? count(texts.share_again, left) : texts.share_back}
        </button>`
      }
      <button class="btn" type="button" aria-disabled=${done.length === 0 || null} onClick=${() => back(live, sorting)}>
        <${Icon} name="undo" flip />${texts.undo}
      </button>
    </div>
    <p class="sort__keys small quiet">${texts.share_keys}</p>
  </section>`;
}

/** @param {{sorting: Sharing, segment: Segment, entry: Entry}} props */
function Next({ sorting, segment, entry: { idea, children, merged } }) {
  const { live, board, texts } = useDesk();
  const numbers = numbersOf(board);
  return html`<div class="share__card">
      <h2 class="small quiet" id="share">${texts.share_title}</h2>
      <p class="share__words card__words" tabindex="-1" dir="auto">${ideaWords(idea)}</p>
      <${SubPoints} ideas=${children.map((child) => child.idea)} />
      <${Duplicates} items=${merged} />
    </div>
    <ul class="share__picks">
      ${categoriesOf(board, segment.id).map(
        (category) => html`<li key=${category.id}>
        <button class="cat-link" type="button" onClick=${() => suggest(live, sorting, idea, category)}>
          <${Mark} number=${numbers.get(category.id)} /><span dir="auto"><${Breaking} text=${category.name} /></span>
        </button></li>`,
      )}
      <li><button class="cat-link" type="button" aria-haspopup="dialog" onClick=${() => sorting.sort({ sheet: { ids: [] } })}>
        <${Plus} /><span>${texts.new_category}</span>
      </button></li>
    </ul>`;
}

/** @param {{done: Judged[]}} props */
function Thanks({ done }) {
  const { board, texts } = useDesk();
  const owner = ownerOf(board.me);
  const sorted = done.filter(({ ops }) => ops.length > 0);
  const differ = sorted.filter(
    ({ id }) => board.suggestion.get(`${id}:${owner}`)?.instead_of_id,
  ).length;
  return html`<div class="share__card">
    <h2 id="share" tabindex="-1">${texts.share_thanks}</h2>
    ${sorted.length > 0 && html`<p>${count(texts.share_done, sorted.length)}</p>`}
    ${differ > 0 && html`<p>${count(texts.share_differ, differ)}</p>`}
  </div>`;
}
