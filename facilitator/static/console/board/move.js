// What one does with ideas: each act is sent, said in words once, and can be undone.
import { count, fill } from "../../../ui/words.js";
import { entriesOf, groupOf } from "./groups.js";
import { letGo } from "./hand.js";

// `category`: null for the unsorted.
export function moveTo(hand, ids, category) {
  const op = hand.live.do("idea.move", { ids, category_id: category?.id ?? null });
  say(hand, op, standsNow(hand, ids, category?.name));
  letGo(hand, ids);
}

const standsNow = (hand, ids, category) =>
  category ? named(hand, ids, "moved", { category }) : named(hand, ids, "unsorted");

// To a place of its own: behind another idea, or first of all (null).
export function placeBehind(hand, ids, after, category) {
  const op = hand.live.do("idea.move", { ids, after, category_id: category?.id ?? null });
  say(hand, op, standsNow(hand, ids, category?.name));
  letGo(hand, ids, ids[0]);
}

// One step up (-1) or down (1) among those it stands with.
export function step(hand, id, by) {
  const { entries } = groupOf(hand.groups, id);
  const at = entries.findIndex(({ idea }) => idea.id === id);
  const beside = entries[at + by]?.idea.id;
  if (!beside) return;
  const op = hand.live.do("idea.move", { ids: [id], after: by > 0 ? beside : before(hand, beside, [id]) });
  say(hand, op, named(hand, [id], by > 0 ? "lowered" : "raised"));
  hand.wanted = id;
}

// Behind which idea one must stand to come right before another: in the list of all of them.
export function before({ groups }, id, moving) {
  const all = entriesOf(groups).map(({ idea }) => idea).filter((idea) => !moving.includes(idea.id));
  const { rank } = all.find((idea) => idea.id === id);
  return all.filter((idea) => idea.rank < rank).reduce(later, null)?.id ?? null;
}

const later = (a, b) => (a && a.rank > b.rank ? a : b);

export function merge(hand, ids, into) {
  const op = hand.live.do("idea.merge", { ids: ids.filter((id) => id !== into), into });
  say(hand, op, fill(hand.texts.board.merged, { n: ids.length }));
  letGo(hand, ids.filter((id) => id !== into), into);
}

export function unmerge(hand, idea) {
  const op = hand.live.do("idea.unmerge", { ids: [idea.id] });
  say(hand, op, fill(hand.texts.board.unmerged, { text: shortened(idea.text) }));
  hand.wanted = idea.merged_into_id;
}

export function putUnder(hand, ids, parent) {
  const under = ids.filter((id) => id !== parent);
  const op = hand.live.do("idea.move", { ids: under, parent_id: parent });
  say(hand, op, count(hand.texts.board.put_under, under.length));
  letGo(hand, under, parent);
}

// What was a sub-point stands right behind the idea it was under.
export function makeOwn({ live, board, texts, tell }, idea) {
  const op = live.do("idea.move", { ids: [idea.id], parent_id: null, after: rootOf(board, idea).id });
  tell(fill(texts.board.made_own, { text: shortened(idea.text) }), () => live.undo(op));
}

const rootOf = (board, idea) => {
  const parent = board.idea.get(idea.parent_id);
  return parent ? rootOf(board, parent) : idea;
};

export function split(hand, ids, name) {
  const op = hand.live.do("category.add", { name, ids });
  say(hand, op, standsNow(hand, ids, name));
  letGo(hand, ids);
}

export function undoLast({ live, texts, tell }) {
  const undone = live.undoLast();
  tell(undone.length > 0 ? texts.undone : texts.board.nothing_to_undo);
}

const say = ({ live, tell }, op, text) => tell(text, () => live.undo(op));

// A sentence on one idea names it, one on several counts them.
function named({ board, texts }, ids, name, values = {}) {
  const forms = texts.board[name];
  const text = shortened(board.idea.get(ids[0])?.text ?? "");
  return fill(ids.length === 1 ? forms.one : forms.other, { ...values, text, n: ids.length });
}

const SHORT = 60; // characters of an idea that is named
export const shortened = (text) => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text);
