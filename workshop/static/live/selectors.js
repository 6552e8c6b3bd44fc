/** What stands where on a board, and in which order: by rank as code points, then id. */

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {import("./board.js").Item} Item
 * @typedef {{idea: Item, children: Entry[]}} Entry
 */

/** @param {Board} board @returns {Item[]} */
export const segmentsOf = (board) => byPosition(board.segment.values());

/** @param {Board} board @param {string} segmentId @returns {Item[]} */
export function stepsOf(board, segmentId) {
  return byPosition([...board.step.values()].filter((step) => step.segment_id === segmentId));
}

/** @param {Board} board @returns {Item | null} */
export function currentStep(board) {
  return board.step.get(board.session?.step_id) ?? null;
}

/** @param {Board} board @returns {Item | null} */
export function currentSegment(board) {
  return board.segment.get(currentStep(board)?.segment_id) ?? null;
}

/** @param {Board} board @param {string} segmentId @returns {Item[]} as placed in that segment */
export function categoriesOf(board, segmentId) {
  return placed(board, segmentId).map(({ category }) => category);
}

/**
 * @param {Board} board
 * @param {string} segmentId
 * @returns {Item[][]} a matrix's tables; one that is `beside` shares the table of a single one
 */
export function tablesOf(board, segmentId) {
  const tables = [];
  for (const { placement, category } of placed(board, segmentId)) {
    const last = tables.at(-1);
    if (placement.beside && last?.length === 1) last.push(category);
    else tables.push([category]);
  }
  return tables;
}

/**
 * The entries at a place.
 * @param {Board} board
 * @param {{segment: string, category?: string | null, column?: string}} place
 *   category null: not sorted; undefined: in any
 * @returns {Entry[]}
 */
export function entriesAt(board, { segment, category, column = "" }) {
  const roots = entriesOf(board.idea).get(segment) ?? [];
  return roots.filter(({ idea }) => idea.column === column
    && (category === undefined || categoryOf(board, idea) === category));
}

/** @param {Item} a @param {Item} b @returns {number} never localeCompare: ranks are code points */
export function byRank(a, b) {
  return compare(a.rank, b.rank) || compare(a.id, b.id);
}

// Sorted once for every state of the ideas, however many places ask.
const sorted = new WeakMap();

function entriesOf(ideas) {
  if (!sorted.has(ideas)) sorted.set(ideas, arrange([...ideas.values()].sort(byRank)));
  return sorted.get(ideas);
}

/** Roots by segment, each with what hangs under it; what hangs under nothing is not shown. */
function arrange(ideas) {
  const entries = new Map(ideas.map((idea) => [idea.id, { idea, children: [] }]));
  const roots = new Map(ideas.map((idea) => [idea.segment_id, []]));
  for (const entry of entries.values()) {
    const { parent_id, segment_id } = entry.idea;
    if (parent_id) entries.get(parent_id)?.children.push(entry);
    else roots.get(segment_id).push(entry);
  }
  return roots;
}

// What was sorted under a category that is gone is not sorted.
function categoryOf(board, idea) {
  return board.category.has(idea.category_id) ? idea.category_id : null;
}

function placed(board, segmentId) {
  return [...board.placement.values()]
    .filter((p) => p.segment_id === segmentId && board.category.has(p.category_id))
    .sort(byRank)
    .map((placement) => ({ placement, category: board.category.get(placement.category_id) }));
}

function byPosition(items) {
  return [...items].sort((a, b) => a.position - b.position || compare(a.id, b.id));
}

function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
