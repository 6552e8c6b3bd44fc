// What one does with ideas: each act is sent, said in words once, and can be undone.

import { newId } from "../../../live/write/ids.js";
import { portions } from "../../../ui/limits.js";
import { count, fill } from "../../../ui/words.js";
import { act } from "../running/act.js";
import { entriesOf, groupOf } from "./groups.js";
import { letGo } from "./selection.js";
import { named, shortened, standsNow } from "./sentences.js";

/**
 * @import {Ask} from "../running/act.js"
 * @import {Sorting} from "./state.js"
 * @import {Category, Idea} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// Done with many ideas, in as many operations as that takes.
/**
 * @param {string} kind
 * @param {string[]} ids
 * @param {Record<string, any>} fields
 * @returns {Ask[]}
 */
const asks = (kind, ids, fields) => portions(ids).map((some) => [kind, { ids: some, ...fields }]);

// `category`: null for the unsorted.
/** @param {Sorting} sorting @param {string[]} ids @param {Category | null} category */
export function moveTo(sorting, ids, category) {
  const moves = asks("idea.move", ids, { category_id: category?.id ?? null });
  act(sorting, moves, standsNow(sorting, ids, category?.name));
  letGo(sorting, ids);
}

// To a place of its own: behind another idea, or first of all (null). The last ones go there first.
/**
 * @param {Sorting} sorting
 * @param {string[]} ids
 * @param {string | null} after
 * @param {Category | null} category
 */
export function placeBehind(sorting, ids, after, category) {
  const moves = asks("idea.move", ids, { after, category_id: category?.id ?? null });
  act(sorting, [...moves].reverse(), standsNow(sorting, ids, category?.name));
  letGo(sorting, ids, ids[0]);
}

// Whatever was suggested instead is answered.
/** @param {Sorting} sorting @param {Idea} idea */
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
/** @param {Sorting} sorting @param {string} id @param {number} by */
export function step(sorting, id, by) {
  const entries = groupOf(sorting.groups, id)?.entries ?? [];
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
/** @param {Pick<Sorting, "all">} sorting @param {string} id @param {string[]} moving */
export function before({ all: groups }, id, moving) {
  const all = entriesOf(groups)
    .map(({ idea }) => idea)
    .filter((idea) => !moving.includes(idea.id));
  const rank = all.find((idea) => idea.id === id)?.rank ?? "";
  return (
    all.filter((idea) => idea.rank < rank).reduce(later, /** @type {Idea | null} */ (null))?.id ??
    null
  );
}

/** @param {Idea | null} a @param {Idea} b */
const later = (a, b) => (a && a.rank > b.rank ? a : b);

/** @param {Sorting} sorting @param {string[]} ids @param {string} into */
export function merge(sorting, ids, into) {
  const others = ids.filter((id) => id !== into);
  const merges = asks("idea.merge", others, { into });
  act(sorting, merges, fill(sorting.texts.board.merged, { n: ids.length }));
  letGo(sorting, others, into);
}

/**
 * @param {Parameters<typeof act>[0] & {texts: Texts, wanted?: Sorting["wanted"]}} sorting
 * @param {Idea} idea
 */
export function unmerge(sorting, idea) {
  act(
    sorting,
    [["idea.unmerge", { ids: [idea.id] }]],
    fill(sorting.texts.board.unmerged, { text: shortened(idea.text) }),
  );
  sorting.wanted = idea.merged_into_id;
}

/** @param {Sorting} sorting @param {string[]} ids @param {string} parent */
export function putUnder(sorting, ids, parent) {
  const under = ids.filter((id) => id !== parent);
  const moves = asks("idea.move", under, { parent_id: parent });
  act(sorting, moves, count(sorting.texts.board.put_under, under.length));
  letGo(sorting, under, parent);
}

// What was a sub-point stands right behind the idea it was under.
/** @param {Desk} desk @param {Idea} idea */
export function makeOwn(desk, idea) {
  const said = fill(desk.texts.board.made_own, { text: shortened(idea.text) });
  act(desk, [["idea.move", { ids: [idea.id], parent_id: null }]], said);
}

// A new category made of these; of none where others took them away while one wrote its name.
/** @param {Sorting} sorting @param {string[]} ids @param {string} name */
export function split(sorting, ids, name) {
  const id = newId();
  const [first = [], ...others] = portions(ids);
  const said =
    ids.length > 0 ? standsNow(sorting, ids, name) : fill(sorting.texts.board.added, { name });
  const moves = asks("idea.move", others.flat(), { category_id: id });
  act(sorting, [["category.add", { id, name, ids: first }], ...moves], said);
  letGo(sorting, ids);
}

/** @param {Pick<Desk, "live" | "texts" | "tell">} desk */
export function undoLast({ live, texts, tell }) {
  const undone = live.undoLast();
  tell(undone.length > 0 ? texts.undone : texts.board.nothing_to_undo);
}
