// A share of the unsorted ideas, one at a time. Each device draws its own, so that together they get
// through all of them; where two of them differ, the facilitator sees both words.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { ownerOf } from "../../live/board/me.js";
import { newId } from "../../live/write/ids.js";
import { keepFocus } from "../../ui/after-draw.js";
import { Breaking } from "../../ui/breaking.js";
import { SubPoints } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Mark } from "../../ui/mark.js";
import { count, fill } from "../../ui/words.js";
import { useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";
import { Merged } from "./merged.js";
import { isPlain, Plus, targetOf } from "./sheets.js";

const MOST = 8; // cards of a share: a minute or two

// The ids of the next share: ideas that nobody has sorted, that this owner has said nothing of and
// this device has not `passed`, in an order of the device's own.
function drawn({ board }, segment, passed) {
  const open = openIn(board, segment, passed).map(({ id }) => ({
    id,
    lot: lotOf(board.me.id + id),
  }));
  return open
    .sort((a, b) => a.lot - b.lot)
    .slice(0, MOST)
    .map(({ id }) => id);
}

function openIn(board, segment, passed) {
  const owner = ownerOf(board.me);
  return unsortedIn(board, segment.id)
    .map(({ idea }) => idea)
    .filter(
      ({ id, state, category_id }) =>
        state === "shared" &&
        !board.category.has(category_id) &&
        !board.suggestion.has(`${id}:${owner}`) &&
        !passed.has(id),
    );
}

// FNV-1a, in 32 bits.
function lotOf(text) {
  let lot = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    lot = Math.imul(lot ^ text.charCodeAt(at), 0x01000193);
  return lot >>> 0;
}

// The way in, where there is something to sort and somewhere to put it.
export function ShareOffer({ parts: { live, texts }, sorting, segment }) {
  const { board } = live;
  const left = Math.min(MOST, openIn(board, segment, sorting.passed).length);
  if (left === 0 || categoriesOf(board, segment.id).length === 0) return null;
  return html`<div class="share-offer">
    <button class="btn btn--primary" type="button" onClick=${() => begin(live, sorting, segment)}>${count(texts.share, left)}</button>
    <p class="small quiet">${texts.share_more}</p>
  </div>`;
}

function begin(live, { sort, passed, nothing }, segment) {
  sort({ ...nothing, share: { ids: drawn(live, segment, passed), done: [] } });
}

function leave({ sort }) {
  sort({ share: null });
  keepFocus(() => document.querySelector(".share-offer button"));
}

// `sorting.share`: {ids, done: [{id, ops, category}]}, `ops` none where it was skipped. What somebody else
// sorts meanwhile stays in it: one's own word is then a second opinion.
export function Share({ parts, sorting, segment }) {
  const { live, texts } = parts;
  const {
    share: { ids, done },
  } = sorting;
  const section = useRef(null);
  const entry = nextOf(live.board, segment, sorting.share);
  useLayoutEffect(
    () => section.current.querySelector("[tabindex='-1']").focus(),
    [entry?.idea.id, done.length],
  );
  const close = () => leave(sorting);
  const said = done.at(-1)?.category;
  const left = Math.min(MOST, openIn(live.board, segment, sorting.passed).length);
  return html`<section class="share" ref=${section} aria-labelledby="share"
      onKeyDown=${(event) => byKey(event, parts, sorting, segment, entry)}>
    <div class="share__head">
      <p role="status">${entry && html`<strong>${fill(texts.share_at, { n: ids.indexOf(entry.idea.id) + 1, all: ids.length })}</strong>${" "}`}
        ${said && html`<span class="small quiet">${fill(texts.share_to, { category: said })}</span>`}</p>
      ${(entry || left > 0) && html`<button class="btn btn--plain" type="button" onClick=${close}>${texts.share_back}</button>`}
    </div>
    ${
      entry
        ? html`<${Next} parts=${parts} sorting=${sorting} segment=${segment} entry=${entry} />`
        : html`<${Thanks} parts=${parts} done=${done} />`
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

function Next({ parts: { live, texts }, sorting, segment, entry: { idea, children, merged } }) {
  const { board } = live;
  const numbers = numbersOf(board);
  return html`<div class="share__card">
      <h2 class="small quiet" id="share">${texts.share_title}</h2>
      <p class="share__words card__words" tabindex="-1" dir="auto">${idea.kind === "question" ? html`<em>${idea.text}</em>` : idea.text}</p>
      <${SubPoints} ideas=${children.map((child) => child.idea)} />
      <${Merged} live=${live} items=${merged} texts=${texts} />
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

function Thanks({ parts: { live, texts }, done }) {
  const owner = ownerOf(live.board.me);
  const sorted = done.filter(({ ops }) => ops.length > 0);
  const differ = sorted.filter(
    ({ id }) => live.board.suggestion.get(`${id}:${owner}`)?.instead_of_id,
  ).length;
  return html`<div class="share__card">
    <h2 id="share" tabindex="-1">${texts.share_thanks}</h2>
    ${sorted.length > 0 && html`<p>${count(texts.share_done, sorted.length)}</p>`}
    ${differ > 0 && html`<p>${count(texts.share_differ, differ)}</p>`}
  </div>`;
}

// The first that is still to be judged, as it stands now; what is gone from the list is left out.
function nextOf(board, segment, { ids, done }) {
  const judged = new Set(done.map(({ id }) => id));
  const there = new Map(
    entriesAt(board, { segment: segment.id }).map((entry) => [entry.idea.id, entry]),
  );
  const id = ids.find((one) => !judged.has(one) && there.get(one)?.idea.state === "shared");
  return there.get(id) ?? null;
}

function goOn({ share, sort }, one, more = {}) {
  sort({ ...more, share: { ...share, done: [...share.done, one] } });
}

function suggest(live, sorting, { id }, category) {
  const ops = [live.do("idea.sort", { id, category_id: category.id })];
  goOn(sorting, { id, ops, category: category.name });
}

// In the sheet: a category that was missing, for the idea at hand.
export function createFor({ live }, sorting, segment) {
  return (name) => {
    const { idea } = nextOf(live.board, segment, sorting.share) ?? {};
    const category_id = newId();
    const ops = [live.do("category.add", { id: category_id, name })];
    if (!idea) return;
    ops.push(live.do("idea.sort", { id: idea.id, category_id }));
    goOn(sorting, { id: idea.id, ops, category: name });
  };
}

function pass(sorting, { id }) {
  goOn(sorting, { id, ops: [] }, { passed: new Set([...sorting.passed, id]) });
}

function back(live, { share, sort, passed }) {
  const last = share.done.at(-1);
  if (!last) return;
  for (const op of last.ops.toReversed()) live.undo(op);
  const others = [...passed].filter((id) => id !== last.id);
  sort({ passed: new Set(others), share: { ...share, done: share.done.slice(0, -1) } });
}

function byKey(event, { live }, sorting, segment, entry) {
  if (!isPlain(event)) return;
  const key = event.key.toLowerCase();
  const category = entry && targetOf(live.board, segment.id, key);
  if (category) suggest(live, sorting, entry.idea, category);
  else if (category === null) pass(sorting, entry.idea);
  else if (key === "z") back(live, sorting);
  else if (key === "escape") leave(sorting);
  else return;
  event.preventDefault();
}
