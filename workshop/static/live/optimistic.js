/**
 * What the screen shows: the acknowledged board, and on top of it a guess of what one's own
 * waiting operations will do. The two are never mixed. Steps and timers are not guessed.
 */

/**
 * @typedef {import("./board.js").Board} Board
 * @typedef {{op_id: string, kind: string, [field: string]: any}} Operation
 */

const LAST = "~"; // after every rank there is

/**
 * @param {Board} board
 * @param {Operation[]} waiting in the order they were made
 * @returns {Board} the same board where there is nothing to guess
 */
export function guessed(board, waiting) {
  const ops = waiting.filter((op) => GUESSES[op.kind]);
  if (!ops.length || board.epoch === null) return board;
  const copy = { idea: new Map(board.idea), category: new Map(board.category),
    placement: new Map(board.placement), mine: new Set(board.mine) };
  const guess = { ...board, ...copy };
  ops.forEach((op, index) => {
    GUESSES[op.kind](guess, op, LAST + String(index).padStart(6, "0"));
  });
  return guess;
}

const GUESSES = {
  "idea.add"(board, op, rank) {
    board.mine.add(op.id);
    if (board.idea.has(op.id)) return; // its change came before its acknowledgement
    const parent = board.idea.get(op.parent_id);
    const { segment_id, text, owner = null, due_on = null } = op;
    const { category_id = null, column = "" } = parent ?? op;
    board.idea.set(op.id, { id: op.id, segment_id, category_id, column, text, rank, owner, due_on,
      parent_id: op.parent_id ?? null, kind: op.question ? "question" : "idea", state: "shared",
      table_id: board.me?.table_id ?? null, rev: 1, edited: false, at: null });
  },
  "idea.edit"(board, op) {
    const idea = board.idea.get(op.id);
    if (idea?.rev !== op.rev) return; // done already, or a conflict
    const { text, owner = idea.owner, due_on = idea.due_on } = op;
    // One more, so that a second edit before the answer builds on this one.
    board.idea.set(op.id, { ...idea, text, owner, due_on, rev: op.rev + 1, edited: true });
  },
  "idea.remove"(board, op) {
    board.idea.delete(op.id);
  },
  "category.add"(board, op, rank) {
    if (board.category.has(op.id)) return;
    board.category.set(op.id, { id: op.id, name: op.name, rank });
    for (const segment_id of board.segment.keys()) {
      const id = `${segment_id}:${op.id}`;
      board.placement.set(id, { id, segment_id, category_id: op.id, rank, beside: false });
    }
  },
  "category.rename"(board, op) {
    const category = board.category.get(op.id);
    if (category) board.category.set(op.id, { ...category, name: op.name });
  },
  "category.remove"(board, op) {
    board.category.delete(op.id);
  },
};
