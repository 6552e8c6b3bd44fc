/**
 * Takes back all operations of one act, the last one first.
 * @param {import("../live/session.js").Live} live
 * @param {string[]} opIds
 */
export function undoAll(live, opIds) {
  for (const id of [...opIds].reverse()) live.undo(id);
}
