// Clustering: every idea with its category's mark, and the acts of sorting. Each act says in words
// what happened and offers the way back.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { newId } from "../../live/write/ids.js";
import { afterDraw } from "../../ui/after-draw.js";
import { Breaking } from "../../ui/breaking.js";
import { Card } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Mark } from "../../ui/mark.js";
import { memo } from "../../ui/memo.js";
import { count, fill } from "../../ui/words.js";
import { useEffect, useRef } from "../../vendor/preact-hooks.js";
import { LAPTOP, Switch } from "./composer.js";
import { Grip, useDragging } from "./drag.js";
import { useFocusKept } from "./hooks.js";
import { Head } from "./lists.js";
import { Merged } from "./merged.js";
import { start } from "./places.js";
import { isHidden, Seen, subPointsOf, Withheld } from "./seen.js";
import { createFor, Share, ShareOffer } from "./share.js";
import { isPlain, Plus, placeOf, Sheets, targetOf } from "./sheets.js";

const MOST = 200; // ideas that the server takes at once
const NOTHING = { picked: new Set(), sheet: null };
const START = { ...NOTHING, share: null, passed: new Set(), picking: LAPTOP.matches, only: false };

// What one is about to sort, shared by the list and the bar at the foot: `picking` several, those
// `picked`, whether `only` the unsorted are shown, and the `sheet` that is open
// ({ids}, {ids, merge: true} or {category}). `share`: the one that is being worked through, as in
// share.js; `passed`: what was skipped there. `work`: where that is kept, as from useState.
function sortingOf({ live, texts, show }, [work, set]) {
  const state = work ?? START;
  const sort = (change) => set((now) => ({ ...(now ?? START), ...change }));
  const picked = [...state.picked].filter((id) => live.board.idea.get(id)?.state === "shared");
  const acts = actsOf(live, texts, (text, ops, id) => {
    show({ text, undo: () => ops.toReversed().forEach((op) => live.undo(op)) });
    sort(NOTHING);
    afterDraw(() => goOnAt(id));
  });
  const undo = () => live.undoLast().length && show({ text: texts.undone });
  return { ...state, picked, sort, acts, undo, nothing: NOTHING };
}

// `said(text, ops, id)`: what was done, by which operations, and at which idea one goes on. Ideas that
// are gone since they were picked are left out; where all are, nothing is done.
function actsOf(live, texts, said) {
  const { board } = live;
  const text = (idea) => start(idea.text);
  const there = (ids) => ids.filter((id) => live.board.idea.get(id)?.state === "shared");
  return {
    move(picked, category) {
      const ids = there(picked);
      if (ids.length === 0) return;
      const ops = portions(ids).map((some) =>
        live.do("idea.move", { ids: some, category_id: category?.id ?? null }),
      );
      said(
        html`<${Moved} sentence=${count(texts.moved_to, ids.length)} category=${category}
        number=${numbersOf(board).get(category?.id)} texts=${texts} />`,
        ops,
        ids[0],
      );
    },
    free(child) {
      const op = live.do("idea.move", { ids: [child.id], parent_id: null });
      said(fill(texts.on_its_own, { text: text(child) }), [op]);
    },
    merge(picked, into) {
      const ids = there(picked);
      if (ids.length === 0) return;
      const ops = portions(ids).map((some) => live.do("idea.merge", { ids: some, into: into.id }));
      said(fill(count(texts.now_merged, ids.length), { text: text(into) }), ops, into.id);
    },
    unmerge(idea) {
      const op = live.do("idea.unmerge", { ids: [idea.id] });
      said(fill(texts.unmerged, { text: text(idea) }), [op]);
    },
    create(name, picked) {
      const id = newId();
      const ids = there(picked);
      const [first, ...more] = portions(ids);
      const op = live.do("category.add", { id, name, ids: first });
      const ops = more.map((some) => live.do("idea.move", { ids: some, category_id: id }));
      said(fill(texts.created, { name }), [op, ...ops], ids[0]);
    },
    rename({ id }, name) {
      said(fill(texts.renamed, { name }), [live.do("category.rename", { id, name })]);
    },
    mergeCategory({ id, name }, into) {
      const op = live.do("category.merge", { id, into: into.id });
      said(fill(texts.category_merged, { name, into: into.name }), [op]);
    },
    removeCategory({ id, name }) {
      said(fill(texts.category_removed, { name }), [live.do("category.remove", { id })]);
    },
  };
}

const portions = (ids) => ids.flatMap((_, at) => (at % MOST ? [] : [ids.slice(at, at + MOST)]));

function Moved({ sentence, category, number, texts }) {
  const [before, after] = sentence.split("{category}");
  return html`<span>${before}<${Mark} number=${number} kind="small" />${" "}
    <span dir="auto">${category?.name ?? texts.not_sorted}</span>${after}</span>`;
}

export function Page({ parts, work, segment }) {
  const { live, texts } = parts;
  const { board } = live;
  const sorting = sortingOf(parts, work);
  const { picked, picking, only, sort } = sorting;
  const list = useRef(null);
  const now = useRef({}); // what cards do, which are not drawn anew for each change
  Object.assign(now.current, sorting);
  useEffect(() => () => sort({ ...NOTHING, share: null }), []);
  const noteFocus = useFocusKept(list, focusOn);
  const unsorted = unsortedIn(board, segment.id);
  const all = entriesAt(board, { segment: segment.id });
  const entries = only ? unsorted : all;
  const numbers = numbersOf(board);
  if (sorting.share) {
    const acts = { ...sorting.acts, create: createFor(parts, sorting, segment) };
    return html`<${Share} parts=${parts} sorting=${sorting} segment=${segment} />
      <${Sheets} parts=${parts} sorting=${{ ...sorting, acts }} segment=${segment} />`;
  }
  return html`
    <${ShareOffer} parts=${parts} sorting=${sorting} segment=${segment} />
    <${Categories} board=${board} segment=${segment} numbers=${numbers} texts=${texts} sorting=${sorting} />
    <${Head} id="ideas" title=${only ? texts.unsorted : texts.all_ideas}
      aside=${all.length > 0 && count(texts.so_many_unsorted, unsorted.filter(({ idea }) => !isHidden(idea)).length)} />
    <div class="sort">
      <${Switch} legend=${texts.which} options=${[[false, texts.all], [true, texts.only_unsorted]]} value=${only}
        choose=${(value) => sort({ only: value })} />
      ${
        !LAPTOP.matches &&
        html`<button class="btn" type="button" aria-pressed=${String(picking)}
          onClick=${() => sort({ ...NOTHING, picking: !picking })}>
        ${picking ? texts.pick_done : texts.pick_many}
      </button>`
      }
    </div>
    <p class="sort__keys small quiet">${texts.keys}</p>
    ${
      entries.length === 0
        ? html`<p class="say__line">${all.length ? texts.all_sorted : texts.no_ideas}</p>`
        : html`<ul class="stack" aria-labelledby="ideas" ref=${list} onFocusIn=${noteFocus}
            onKeyDown=${(event) => byKey(event, live, segment, sorting)}>
          ${entries.map((entry) => {
            const category = placeOf(board, entry.idea);
            return html`<${Sortable} key=${entry.idea.id} live=${live} texts=${texts} now=${now.current} entry=${entry}
              category=${category} number=${numbers.get(category?.id)} picking=${picking}
              picked=${picked.includes(entry.idea.id)} />`;
          })}
        </ul>`
    }
    ${!only && html`<${Withheld} board=${board} at=${{ segment: segment.id }} texts=${texts} />`}
    <${Sheets} parts=${parts} sorting=${sorting} segment=${segment} />`;
}

const NEW = "new"; // no id of a category

// The categories so far; each opens what can be done with it, and takes what is let go there.
function Categories({ board, segment, numbers, texts, sorting: { picked, sort, acts } }) {
  const categories = categoriesOf(board, segment.id);
  const { dragging, over } = useDragging((id, to) => {
    const ids = picked.includes(id) ? picked : [id];
    if (to === NEW) sort({ sheet: { ids, naming: true } });
    else acts.move(ids, board.category.get(to));
  });
  const look = (to) => (to === over ? "cat-link is-over" : "cat-link");
  return html`<nav class=${dragging ? "cats cats--near" : "cats"} aria-label=${texts.categories}>
      ${categories.map(
        ({ id, name }) => html`<button class=${look(id)} type="button" key=${id} data-to=${id}
          aria-haspopup="dialog" onClick=${() => sort({ sheet: { category: id } })}>
        <${Mark} number=${numbers.get(id)} /><span dir="auto"><${Breaking} text=${name} /></span>
      </button>`,
      )}
      <button class=${look(NEW)} type="button" data-to=${NEW} aria-haspopup="dialog"
          onClick=${() => sort({ sheet: { ids: [] } })}>
        <${Plus} /><span>${texts.new_category}</span>
      </button>
    </nav>
    ${categories.length === 0 && html`<p class="say__line">${texts.no_category_yet}</p>`}`;
}

// `now`: what to do, looked up when it is done.
const Sortable = memo(({ live, texts, now, entry, category, number, picking, picked }) => {
  const { idea, merged } = entry;
  const shared = idea.state === "shared";
  const tick = ({ currentTarget }) => {
    const others = now.picked.filter((id) => id !== idea.id);
    now.sort({ picked: new Set(currentTarget.checked ? [...others, idea.id] : others) });
  };
  return html`<${Card} idea=${idea} ...${subPointsOf(entry, texts)} kind="sort">
    ${
      picking &&
      shared &&
      html`<span class="card__pick"><input type="checkbox" checked=${picked} onChange=${tick}
      aria-label=${fill(texts.pick, { text: idea.text })} /></span>`
    }
    ${shared && html`<${Grip} />`}
    <${Merged} live=${live} items=${merged} texts=${texts} apart=${(one) => now.acts.unmerge(one)} />
    <div class="card__foot">
      <span class="chip"><${Mark} number=${number} kind="small" />
        <span dir="auto">${category?.name ?? texts.not_sorted}</span></span>
      ${
        shared
          ? html`<button class="btn btn--plain" type="button" aria-haspopup="dialog"
              aria-label=${fill(texts.move_idea, { text: idea.text })}
              onClick=${() => now.sort({ sheet: { ids: [idea.id] } })}>
            <${Icon} name="move" flip />${texts.move}
          </button>`
          : html`<${Seen} idea=${idea} texts=${texts} />`
      }
    </div>
  <//>`;
});

// What can be done with the picked ones, at the thumb.
export function Bar({ parts, work }) {
  const { texts } = parts;
  const { picked, sort } = sortingOf(parts, work);
  if (picked.length === 0) return null;
  const unpick = () => {
    sort(NOTHING);
    afterDraw(() => goOnAt(picked[0]));
  };
  return html`<section class="composer composer--picked" aria-label=${texts.step_cluster}><div class="composer__row">
    <p role="status"><strong>${count(texts.picked, picked.length)}</strong></p>
    <button class="btn btn--plain btn--icon" type="button" aria-label=${texts.unpick} onClick=${unpick}>
      <${Icon} name="close" />
    </button>
    ${
      picked.length > 1 &&
      html`<button class="btn" type="button" onClick=${() => sort({ sheet: { ids: picked, merge: true } })}>
      <${Icon} name="merge" />${texts.merge}
    </button>`
    }
    <button class="btn btn--primary" type="button" onClick=${() => sort({ sheet: { ids: picked } })}>
      <${Icon} name="move" flip />${texts.move}
    </button>
  </div></section>`;
}

// One key on a laptop: 1–9 and 0 move, M shows where to, the arrows walk, Z undoes.
function byKey(event, live, segment, { picked, sort, acts, undo }) {
  const card = event.target.closest("[id^=idea-]");
  if (!card || !isPlain(event)) return;
  const id = card.id.slice("idea-".length);
  const ids = picked.length ? picked : [id];
  const key = event.key.toLowerCase();
  const next = { arrowdown: card.nextElementSibling, arrowup: card.previousElementSibling }[key];
  const to = targetOf(live.board, segment.id, key);
  if (next) focusOn(next);
  else if (to !== undefined) acts.move(ids, to);
  else if (key === "m") sort({ sheet: { ids } });
  else if (key === "z") undo();
  else if (key === "escape") sort(NOTHING);
  else return;
  event.preventDefault();
}

// Where what had the focus is gone with an act, one goes on at the idea that it was about.
function goOnAt(id) {
  if (document.activeElement !== document.body) return;
  const card = document.getElementById(`idea-${id}`);
  if (card) focusOn(card, { preventScroll: true });
  else document.getElementById("content").focus({ preventScroll: true });
}

const focusOn = (card, options) => card.querySelector("input, .card__foot .btn")?.focus(options);
