// Words that were begun and left, and that no field shows just now: those of another category, column
// or step, and changes of ideas that are not on the screen. Nothing has gone wrong with them.

import { kindOf } from "../../live/board/kinds.js";
import { maySort } from "../../live/board/me.js";
import { afterDraw, keepFocus } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { fill } from "../../ui/words.js";
import { carryDraft, EMPTY, isEmpty, readDraft, wordsOf, writeDraft } from "./drafts.js";
import { keyOf, nameOf, pathOf, placeNow, placeOf } from "./places.js";
import { isHidden } from "./seen.js";

// `redraw`: of all that shows drafts.
export function Kept({ live, writing, texts, field, redraw }) {
  const hidden = [...live.drafts.keys()]
    .map((key) => keptAt(live, writing, texts, key))
    .filter(Boolean);
  if (hidden.length === 0) return null;
  return html`<section class="aside aside--calm" aria-labelledby="kept">
    <h2 id="kept">${texts.begun}</h2>
    <p class="small quiet">${texts.begun_more}</p>
    <ul class="stack">
      ${hidden.map(
        (one) => html`<${Words} key=${one.key} live=${live} one=${one} texts=${texts}
        writing=${writing} field=${field} redraw=${redraw} />`,
      )}
    </ul>
  </section>`;
}

function Words({ live, one, writing: { place, open, choose }, texts, field, redraw }) {
  const { key, from, words, draft, there } = one;
  const discard = () => {
    live.setDraft(key, "");
    redraw();
    keepFocus();
  };
  const putBack = () => {
    writeDraft(live, key, draft);
    carryDraft(live, key, keyOf(place));
    redraw();
    afterDraw(() => field.current?.focus());
  };
  const goThere = () => {
    choose(there);
    afterDraw(() => field.current?.focus());
  };
  return html`<li class="card">
    ${from && html`<p class="small quiet">${from}</p>`}
    <p class="card__words" dir="auto">${words}</p>
    <div class="card__acts">
      ${there && html`<button class="btn" type="button" onClick=${goThere}>${texts.go_there}</button>`}
      ${open && html`<button class="btn" type="button" onClick=${putBack}>${texts.put_back}</button>`}
      <button class="btn btn--plain" type="button" onClick=${discard}>${texts.discard}</button>
    </div>
  </li>`;
}

// {key, from, words, draft, there}, or null where a field shows them or there are none. `there`: the
// place that they were begun for, if one can write there now.
function keptAt(live, writing, texts, key) {
  if (key.startsWith(WRITE)) return writtenAt(live, writing, texts, key);
  if (key.startsWith(NAMES) && !maySort(live.board)) return namedAt(live, texts, key);
  if (key.startsWith(CHANGE)) return changedAt(live, writing, texts, key);
  return null;
}

function writtenAt(live, { place, open }, texts, key) {
  const draft = readDraft(live, key);
  if (isEmpty(draft) || (place && key === keyOf(place))) return null;
  const { board } = live;
  const wanted = placeOf(key);
  const under = wanted.parent && nameOf(board, wanted, texts);
  const path = pathOf(board, wanted);
  const there = open && keyOf(placeNow(board, { ...place, ...wanted })) === key ? wanted : null;
  return {
    key,
    words: wordsOf(draft),
    draft,
    there,
    from: under || (path && fill(texts.kept_for, { from: path })),
  };
}

// A category's name that was not sent while categories could be named.
function namedAt(live, texts, key) {
  const { text: words } = readDraft(live, key);
  return words.trim()
    ? { key, words, draft: { ...EMPTY, text: words }, from: texts.kept_name }
    : null;
}

function changedAt(live, { place, open }, texts, key) {
  const { board } = live;
  const id = key.slice(CHANGE.length);
  const idea = board.idea.get(id);
  const change = changeOf(live, id);
  if (!change?.text.trim() || !isChanged(idea, change)) return null;
  if (open && isShown(board, place, idea)) return null;
  const from = idea && fill(texts.kept_change, { text: idea.text });
  return { key, words: wordsOf(change), draft: { ...EMPTY, text: change.text }, from };
}

// Whether the lists of a place hold an idea, or what it hangs under, as one's own to be changed: not
// where another one speaks for it, or where it was put under another one.
function isShown(board, place, idea) {
  const root = idea?.parent_id ? board.idea.get(idea.parent_id) : idea;
  if (!root || root.parent_id || root.state === "merged" || [idea, root].some(isHidden))
    return false;
  if (!board.mine.has(root.id) || root.segment_id !== place.segment) return false;
  return (
    kindOf(board.segment.get(place.segment)).makes_categories || root.category_id === place.category
  );
}

// What one may change of an entry: others may have written under it.
export const ownParts = (live, entry) =>
  [entry, ...entry.children].filter(
    (one) => one === entry || (live.board.mine.has(one.idea.id) && !isHidden(one.idea)),
  );

export const isChanging = (live, entry) =>
  ownParts(live, entry).some(({ idea }) => changeOf(live, idea.id));

// An idea's words as they are being changed, {text, rev, owner, due_on} or null.
export function changeOf(live, id) {
  const kept = live.draft(keyOfChange(id));
  return kept ? JSON.parse(kept) : null;
}

// Whether a change changes anything; an idea that is gone is changed by whatever was written.
export const isChanged = (idea, change) =>
  ["text", "owner", "due_on"].some(
    (field) =>
      change[field] !== undefined && (change[field] ?? "").trim() !== (idea?.[field] ?? ""),
  );

const WRITE = "write/";
const CHANGE = "edit/";
export const NAMES = "name/"; // drafts of names: of a new category, or of the one with that id
export const keyOfChange = (id) => CHANGE + id;
