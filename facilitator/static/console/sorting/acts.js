// What one does with ideas: each act is sent, said in words once, and can be undone.

import { newId } from "../../../live/write/ids.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { entriesOf, groupOf } from "./groups.js";
import { portions } from "./portions.js";
import { letGo } from "./selection.js";
import { named, shortened, standsNow } from "./sentences.js";

// `category`: null for the unsorted.
export function moveTo(hand, ids, category) {
  const moves = portions(ids).map((some) => [
    "idea.move",
    { ids: some, category_id: category?.id ?? null },
  ]);
  act(hand, moves, standsNow(hand, ids, category?.name));
  letGo(hand, ids);
}

// To a place of its own: behind another idea, or first of all (null). The last ones go there first.
export function placeBehind(hand, ids, after, category) {
  const moves = portions(ids).map((some) => [
    "idea.move",
    { ids: some, after, category_id: category?.id ?? null },
  ]);
  act(hand, moves.toReversed(), standsNow(hand, ids, category?.name));
  letGo(hand, ids, ids[0]);
}

// Whatever was suggested instead is answered.
export function keepHere(hand, idea) {
  const category = hand.board.category.get(idea.category_id)?.name;
  act(
    hand,
    [["idea.keep", { id: idea.id }]],
    fill(hand.texts.board.kept, { text: shortened(idea.text), category }),
  );
  hand.wanted = idea.id;
}

// One step up (-1) or down (1) among those it stands with.
export function step(hand, id, by) {
  const { entries } = groupOf(hand.groups, id);
  const at = entries.findIndex(({ idea }) => idea.id === id);
  const beside = entries[at + by]?.idea.id;
  if (!beside) return;
  const after = by > 0 ? beside : before(hand, beside, [id]);
  act(
    hand,
    [["idea.move", { ids: [id], after }]],
    named(hand, [id], by > 0 ? "lowered" : "raised"),
  );
  hand.wanted = id;
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

export function merge(hand, ids, into) {
  const others = ids.filter((id) => id !== into);
  const merges = portions(others).map((some) => ["idea.merge", { ids: some, into }]);
  act(hand, merges, fill(hand.texts.board.merged, { n: ids.length }));
  letGo(hand, others, into);
}

export function unmerge(hand, idea) {
  act(
    hand,
    [["idea.unmerge", { ids: [idea.id] }]],
    fill(hand.texts.board.unmerged, { text: shortened(idea.text) }),
  );
  hand.wanted = idea.merged_into_id;
}

export function putUnder(hand, ids, parent) {
  const under = ids.filter((id) => id !== parent);
  const moves = portions(under).map((some) => ["idea.move", { ids: some, parent_id: parent }]);
  act(hand, moves, count(hand.texts.board.put_under, under.length));
  letGo(hand, under, parent);
}

// What was a sub-point stands right behind the idea it was under.
export function makeOwn(desk, idea) {
  const said = fill(desk.texts.board.made_own, { text: shortened(idea.text) });
  act(desk, [["idea.move", { ids: [idea.id], parent_id: null }]], said);
}

// A new category made of these; of none where others took them away while one wrote its name.
export function split(hand, ids, name) {
  const id = newId();
  const [first = [], ...others] = portions(ids);
  const moves = others.map((some) => ["idea.move", { ids: some, category_id: id }]);
  const said = ids.length > 0 ? standsNow(hand, ids, name) : fill(hand.texts.board.added, { name });
  act(hand, [["category.add", { id, name, ids: first }], ...moves], said);
  letGo(hand, ids);
}

export function undoLast({ live, texts, tell }) {
  const undone = live.undoLast();
  tell(undone.length > 0 ? texts.undone : texts.board.nothing_to_undo);
}
