// Takes back all operations of one act, the last one first.
export function undoAll(live, ops) {
  for (const op of ops.toReversed()) live.undo(op);
}
