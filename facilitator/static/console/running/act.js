// Several operations that are one act: told of once, and undone together, the last one first.

import { undoAll } from "../../../ui/undo-all.js";

/** @import {Desk} from "../../../ui/desk.js" */

/** @typedef {[kind: string, fields: Record<string, any>]} Ask an operation to be made */

/** @param {Pick<Desk, "live" | "tell">} desk @param {Ask[]} asks @param {string} said */
export function act({ live, tell }, asks, said) {
  const made = asks.map(([kind, fields]) => live.do(kind, fields));
  if (made.length) tell(said, () => undoAll(live, made));
}
