/**
 * What stands where on a board, and in which order: by rank as code points, then id. Each is worked
 * out once for every state of the parts it looks at, and what did not change is `===` as it was.
 */

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./board.js").Item} Item
 * @typedef {{idea: Item, children: Entry[], merged: Item[]}} Entry `merged`: the duplicates that
 *   the idea speaks for; what hangs under them is among its `children`
 */

const NONE = [];

/** @param {Board} board @returns {Item[]} */
export const segmentsOf = once(["segment"], ({ segment }) => byPosition(segment.values()));

/** @param {Board} board @returns {Item | null} the segment whose categories the room agrees on */
export const frameOf = (board) => segmentsOf(board).find(({ kind }) => kind === "frame") ?? null;

/** @param {Board} board @param {string} segmentId @returns {Item[]} */
export const stepsOf = (board, segmentId) => stepsBySegment(board).get(segmentId) ?? NONE;

const stepsBySegment = once(["step"], ({ step }) => grouped(byPosition(step.values()), segmentOf));

/** @param {Board} board @returns {boolean} whether the meeting has had its first step */
export const hasBegun = ({ step }) => [...step.values()].some(({ state }) => state !== "coming");

/** @param {Board} board @returns {Item | null} */
export function currentStep(board) {
  return board.step.get(board.session?.step_id) ?? null;
}

/** @param {Board} board @returns {Item | null} */
export function currentSegment(board) {
  return board.segment.get(currentStep(board)?.segment_id) ?? null;
}

/** @param {Board} board @param {string} kind @returns {Item | null} an open step of that kind */
export function openStepOf(board, kind) {
  if (board.session?.state === "ended") return null;
  return [...board.step.values()].find((s) => s.kind === kind && s.state === "open") ?? null;
}

/** @param {Board} board @param {any} me @returns {boolean} whether that person may sort ideas */
export function maySort(board, me = board.me) {
  if (me?.role === "facilitator") return board.session?.state !== "ended";
  return me?.role === "participant" && openStepOf(board, "cluster") !== null;
}

/** @param {Board} board @returns {Map<string, number>} a category's number, wherever it stands */
export const numbersOf = once(
  ["category"],
  ({ category }) =>
    new Map(
      [...category.values()]
        .filter(isActive)
        .sort(byRank)
        .map(({ id }, at) => [id, at + 1]),
    ),
);

/** @param {Board} board @param {string} segmentId @returns {Item[]} in the order of that segment */
export const categoriesOf = (board, segmentId) => placed(board).get(segmentId)?.categories ?? NONE;

/** @param {Board} board @param {string} segmentId @returns {Item[][]} those at a table together */
export const tablesOf = (board, segmentId) => placed(board).get(segmentId)?.tables ?? NONE;

/**
 * The categories that a table works on first. It may work on all of them.
 * @param {Board} board
 * @param {string} segmentId
 * @param {string | null | undefined} tableId
 * @returns {{dealt: Item[], others: Item[]}} what is dealt to nobody is everybody's
 */
export function dealtTo(board, segmentId, tableId) {
  const all = categoriesOf(board, segmentId);
  const tables = ({ id }) => board.placement.get(`${segmentId}:${id}`)?.tables ?? [];
  if (!all.some((one) => tables(one).includes(tableId))) return { dealt: all, others: [] };
  const mine = (one) => tables(one).length === 0 || tables(one).includes(tableId);
  return { dealt: all.filter(mine), others: all.filter((one) => !mine(one)) };
}

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
 * What one voted for; of duplicates the one that speaks for them.
 * @param {Board} board
 * @param {string} segmentId
 * @returns {Set<string>} ids of ideas
 */
export const votedBy = (board, segmentId) => votesIn(board, segmentId).ideas;

/** @param {Board} board @param {Item} segment @returns {number} of one's own votes */
export function votesLeft(board, { id, votes }) {
  return Math.max(0, (votes ?? 0) - votesIn(board, id).cast);
}

/** @param {Board} board @param {string} segmentId @returns {Set<string>} owners (lead) */
export const votersIn = (board, segmentId) => votesIn(board, segmentId).owners;

/**
 * @param {Board} board
 * @param {string} frameId
 * @returns {Item[]} consents to the list of categories as it stands
 */
export function agreedTo(board, frameId) {
  const names = categoriesOf(board, frameId).map(({ name }) => name);
  return [...board.consent.values()].filter(
    (consent) =>
      consent.segment_id === frameId && consent.names?.length && isSame(consent.names, names),
  );
}

/** @param {Board} board @param {string} frameId @param {any} me @returns {boolean} */
export function hasAgreed(board, frameId, me = board.me) {
  return agreedTo(board, frameId).some(({ id }) => id === `${frameId}:${ownerOf(me)}`);
}

/** @param {any} me @returns {string} who votes and agrees: the table, else the device */
export const ownerOf = (me) => me?.table_id || me?.id;

/** @param {Item} a @param {Item} b @returns {number} never localeCompare: ranks are code points */
export function byRank(a, b) {
  return compare(a.rank, b.rank) || compare(a.id, b.id);
}

/** Per segment its categories and its tables. */
const placed = once(["placement", "category", "segment"], (board) => {
  const shown = [...board.placement.values()].filter(
    ({ shown = true, category_id }) => shown && isActive(board.category.get(category_id)),
  );
  return mapped(grouped(shown, segmentOf), (placements, id) => {
    const tables = atTables(board, board.segment.get(id), placements);
    return { tables, categories: tables.flat() };
  });
});

function atTables({ category }, segment, placements) {
  const categoryOf = ({ category_id }) => category.get(category_id);
  if (!segment?.arranged) {
    const ordered = placements.map(categoryOf).sort(byRank);
    return chunks(ordered, segment?.kind === "matrix" ? 2 : 1);
  }
  const tables = [];
  for (const placement of placements.sort(byRank)) {
    const last = tables.at(-1);
    if (placement.beside && last?.length === 1) last.push(categoryOf(placement));
    else tables.push([categoryOf(placement)]);
  }
  return tables;
}

const chunks = (list, size) =>
  list.flatMap((_, at) => (at % size ? [] : [list.slice(at, at + size)]));

let before = new Map(); // what stood at each place the last time

/** The entries of each column by their category, and all of them under no key. */
const entriesByColumn = once(["idea", "placement", "category", "segment"], (board) => {
  const here = mapped(placed(board), ({ categories }) => new Set(categories.map(({ id }) => id)));
  const categoryOf = ({ idea: { segment_id, category_id } }) =>
    here.get(segment_id)?.has(category_id) ? category_id : null;
  const columns = grouped(rootsOf(board), ({ idea }) => columnKey(idea.segment_id, idea.column));
  before = mapped(columns, (all, column) => {
    const was = before.get(column);
    const places = new Map([[undefined, all], ...grouped(all, categoryOf)]);
    return mapped(places, (entries, category) => steady(was?.get(category), entries));
  });
  return before;
});

const columnKey = (segment, column) => `${segment}\n${column}`;

const entryOf = new WeakMap(); // of an idea: the last one made

/** All roots in order. What hangs under nothing, or is spoken for by nothing, is not shown. */
const rootsOf = once(["idea"], ({ idea: ideas }) => {
  const ordered = [...ideas.values()].sort(byRank);
  const alive = ordered.filter((idea) => !isMerged(idea));
  const merged = grouped(ordered.filter(isMerged), (idea) => speakerOf(ideas, idea)?.id);
  const under = grouped(
    alive.filter(({ parent_id }) => parent_id),
    ({ parent_id }) => speakerOf(ideas, ideas.get(parent_id))?.id,
  );
  const entry = (idea) => {
    const old = entryOf.get(idea);
    const children = steady(old?.children, under.get(idea.id)?.map(entry) ?? NONE);
    const spokenFor = steady(old?.merged, merged.get(idea.id) ?? NONE);
    if (old?.children === children && old.merged === spokenFor) return old;
    entryOf.set(idea, { idea, children, merged: spokenFor });
    return entryOf.get(idea);
  };
  return alive.filter(({ parent_id }) => !parent_id).map(entry);
});

/**
 * @param {Map<string, Item>} ideas
 * @param {Item | undefined} idea
 * @returns {Item | undefined} the idea itself, or the one that speaks for it
 */
export function speakerOf(ideas, idea) {
  let speaker = idea;
  for (let hops = 0; speaker?.state === "merged"; hops += 1) {
    if (hops > 9) return undefined; // a circle cannot be, and must not hang a screen
    speaker = ideas.get(speaker.merged_into_id);
  }
  return speaker;
}

const NO_VOTES = { ideas: new Set(), owners: new Set(), cast: 0 };

const votesIn = (board, segmentId) => votesBySegment(board).get(segmentId) ?? NO_VOTES;

// Facilitators are not told for what: their records have no idea. A vote for what is gone is free.
const votesBySegment = once(["vote", "idea"], ({ vote, idea: ideas }) =>
  mapped(grouped([...vote.values()], segmentOf), (votes) => {
    const chosen = votes.map(({ idea_id }) => speakerOf(ideas, ideas.get(idea_id)));
    const standing = chosen.filter((idea) => idea && !idea.parent_id).map(({ id }) => id);
    const owners = votes.map((one) => one.table_id ?? one.participant_id).filter(Boolean);
    return { ideas: new Set(standing), owners: new Set(owners), cast: standing.length };
  }),
);

const segmentOf = ({ segment_id }) => segment_id;

const isMerged = ({ state }) => state === "merged";

const isActive = (category) => (category?.state ?? (category && "active")) === "active";

function byPosition(items) {
  return [...items].sort((a, b) => a.position - b.position || compare(a.id, b.id));
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function mapped(map, work) {
  return new Map([...map].map(([key, value]) => [key, work(value, key)]));
}

/** The list as it was, where it still reads so. */
function steady(was, list) {
  return was && isSame(was, list) ? was : list;
}

function isSame(a, b) {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/**
 * @template T
 * @param {string[]} parts of the board that `work` looks at
 * @param {(board: Board) => T} work
 * @returns {(board: Board) => T} the same, done once for every state of these parts
 */
function once(parts, work) {
  const results = new WeakMap();
  return (board) => {
    const now = parts.map((part) => board[part]);
    const kept = results.get(now[0]);
    if (kept && isSame(kept.now, now)) return kept.result;
    const result = work(board);
    results.set(now[0], { now, result });
    return result;
  };
}
