// What one does with ideas: each act is sent, said in words once, and can be undone.

import { newId } from "../../../live/write/ids.js";
import { portions } from "../../../ui/limits.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { entriesOf, groupOf } from "./groups.js";
import { letGo } from "./selection.js";
import { named, shortened, standsNow } from "./sentences.js";

// `category`: null for the unsorted.
export function moveTo(sorting, ids, category) {
  const moves = portions(ids).map((some) => [
    "idea.move",
    { ids: some, category_id: category?.id ?? null },
  ]);
  act(sorting, moves, standsNow(sorting, ids, category?.name));
  letGo(sorting, ids);
}

// To a place of its own: behind another idea, or first of all (null). The last ones go there first.
export function placeBehind(sorting, ids, after, category) {
  const moves = portions(ids).map((some) => [
    "idea.move",
    { ids: some, after, category_id: category?.id ?? null },
  ]);
  act(sorting, moves.toReversed(), standsNow(sorting, ids, category?.name));
  letGo(sorting, ids, ids[0]);
}

// Whatever was suggested instead is answered.
export function keepHere(sorting, idea) {
  const category = sorting.board.category.get(idea.category_id)?.name;
  act(
    sorting,
    [["idea.keep", { id: idea.id }]],
    fill(sorting.texts.board.kept, { text: shortened(idea.text), category }),
  );
  sorting.wanted = idea.id;
}

// One step up (-1) or down (1) among those it stands with.
export function step(sorting, id, by) {
  const { entries } = groupOf(sorting.groups, id);
  const at = entries.findIndex(({ idea }) => idea.id === id);
  const beside = entries[at + by]?.idea.id;
  if (!beside) return;
  const after = by > 0 ? beside : before(sorting, beside, [id]);
  act(
    sorting,
    [["idea.move", { ids: [id], after }]],
    named(sorting, [id], by > 0 ? "lowered" : "raised"),
  );
  sorting.wanted = id;
}

// Behind which idea one must stand to come right before another: in the list of all of them.
export function before({ all: groups }, id, moving) {
  const all = entriesOf(groups)
    .map(({ idea }) => idea)
    .filter((idea) => !moving.includes(idea.id));
  const { rank } = all.find((idea) => idea.id === id);
  return all.filter((idea) => idea.rank < rank).reduce(later, null)?.id ?? null;
}

const later = (a, b) => (a && a.rank > b.rank ? a : b);

export function merge(sorting, ids, into) {
  const others = ids.filter((id) => id !== into);
  const merges = portions(others).map((some) => ["idea.merge", { ids: some, into }]);
  act(sorting, merges, fill(sorting.texts.board.merged, { n: ids.length }));
  letGo(sorting, others, into);
}

export function unmerge(sorting, idea) {
  act(
    sorting,
    [["idea.unmerge", { ids: [idea.id] }]],
    fill(sorting.texts.board.unmerged, { text: shortened(idea.text) }),
  );
  sorting.wanted = idea.merged_into_id;
}

export function putUnder(sorting, ids, parent) {
  const under = ids.filter((id) => id !== parent);
  const moves = portions(under).map((some) => ["idea.move", { ids: some, parent_id: parent }]);
  act(sorting, moves, count(sorting.texts.board.put_under, under.length));
  letGo(sorting, under, parent);
}

// What was a sub-point stands right behind the idea it was under.
export function makeOwn(desk, idea) {
  const said = fill(desk.texts.board.made_own, { text: shortened(idea.text) });
  act(desk, [["idea.move", { ids: [idea.id], parent_id: null }]], said);
}

// A new category made of these; of none where others took them away while one wrote its name.
export function split(sorting, ids, name) {
  const id = newId();
  const [first = [], ...others] = portions(ids);
  const moves = others.map((some) => ["idea.move", { ids: some, category_id: id }]);
  const said =
    ids.length > 0 ? standsNow(sorting, ids, name) : fill(sorting.texts.board.added, { name });
  act(sorting, [["category.add", { id, name, ids: first }], ...moves], said);
  letGo(sorting, ids);
}

export function undoLast({ live, texts, tell }) {
  const undone = live.undoLast();
  tell(undone.length > 0 ? texts.undone : texts.board.nothing_to_undo);
}
