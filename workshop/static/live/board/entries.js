/**
 * The entries at each place of a board, in their order, with what hangs under them. Worked out once
 * for every state of the parts it looks at, and what did not change is `===` as it was.
 */

import { placed } from "./categories.js";
import { grouped, mapped } from "./grouped.js";
import { once, steady } from "./once.js";
import { byRank } from "./ranks.js";

/**
 * @import {Board, ById} from "./board.js"
 * @import {Idea} from "./records.js"
 *
 * @typedef {{idea: Idea, children: Entry[], merged: Idea[]}} Entry `merged`: the duplicates that
 *   the idea speaks for; what hangs under them is among its `children`
 */

/** @type {never[]} */
const NONE = [];

/**
 * The entries at a place.
 * @param {Board} board
 * @param {{segment: string, category?: string | null, column?: string}} place
 *   category null: not sorted; undefined: in any
 * @returns {Entry[]} the same array as long as nothing there has changed
 */
export function entriesAt(board, { segment, category, column = "" }) {
  return entriesByColumn(board).get(columnKey(segment, column))?.get(category) ?? NONE;
}

/**
 * What is counted as ideas, on every screen: what the room sees, without sub-points, and of duplicates
 * the one that speaks.
 * @param {Board} board
 * @param {string | undefined} segmentId of one segment, else of all
 * @returns {Idea[]}
 */
export const ideasIn = ({ idea }, segmentId) =>
  [...idea.values()].filter(
    (one) =>
      one.state === "shared" && !one.parent_id && (!segmentId || one.segment_id === segmentId),
  );

/**
 * What stands under no category of a segment: those of a category that is gone too.
 * @param {Board} board
 * @param {string} segmentId
 * @param {string} column
 * @returns {Entry[]}
 */
export function unsortedIn(board, segmentId, column = "") {
  return entriesAt(board, { segment: segmentId, category: null, column });
}

/**
 * @param {ById<Idea>} ideas
 * @param {Idea | undefined} idea
 * @returns {Idea | undefined} the idea itself, or the one that speaks for it
 */
export function speakerOf(ideas, idea) {
  let speaker = idea;
  for (let hops = 0; speaker?.state === "merged"; hops += 1) {
    if (hops > 9) return undefined; // a circle cannot be, and must not hang a screen
    speaker = ideas.get(speaker.merged_into_id);
  }
  return speaker;
}

/** @typedef {Map<string | null | undefined, Entry[]>} Column by category, and all under no key */

/** @type {Map<string, Column>} */
let before = new Map(); // what stood at each place the last time

/** @type {(board: Board) => Map<string, Column>} */
const entriesByColumn = once(["idea", "placement", "category", "segment"], (board) => {
  const here = mapped(placed(board), ({ categories }) => new Set(categories.map(({ id }) => id)));
  /** @param {Entry} entry */
  const categoryOf = ({ idea: { segment_id, category_id } }) =>
    category_id && here.get(segment_id)?.has(category_id) ? category_id : null;
  const columns = grouped(rootsOf(board), ({ idea }) => columnKey(idea.segment_id, idea.column));
  before = mapped(columns, (all, column) => {
    const was = before.get(column);
    /** @type {Column} */
    const places = new Map([[undefined, all]]);
    for (const [category, entries] of grouped(all, categoryOf)) places.set(category, entries);
    return mapped(places, (entries, category) => steady(was?.get(category), entries));
  });
  return before;
});

/** @param {string} segment @param {string} column */
const columnKey = (segment, column) => `${segment}\n${column}`;

/** @type {WeakMap<Idea, Entry>} */
const entryOf = new WeakMap(); // of an idea: the last one made

/**
 * All roots in order. What hangs under nothing, or is spoken for by nothing, is not shown.
 * @type {(board: Board) => Entry[]}
 */
const rootsOf = once(["idea"], ({ idea: ideas }) => {
  const ordered = [...ideas.values()].sort(byRank);
  const alive = ordered.filter((idea) => !isMerged(idea));
  const merged = grouped(ordered.filter(isMerged), (idea) => speakerOf(ideas, idea)?.id);
  const under = grouped(
    alive.filter(({ parent_id }) => parent_id),
    ({ parent_id }) => speakerOf(ideas, ideas.get(parent_id))?.id,
  );
  /** @param {Idea} idea @returns {Entry} */
  const entry = (idea) => {
    const old = entryOf.get(idea);
    const children = steady(old?.children, under.get(idea.id)?.map(entry) ?? NONE);
    const spokenFor = steady(old?.merged, merged.get(idea.id) ?? NONE);
    if (old?.children === children && old.merged === spokenFor) return old;
    const made = { idea, children, merged: spokenFor };
    entryOf.set(idea, made);
    return made;
  };
  return alive.filter(({ parent_id }) => !parent_id).map(entry);
});

/** @param {Idea} idea */
const isMerged = ({ state }) => state === "merged";
