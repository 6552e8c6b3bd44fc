/**
 * The board: all that a screen may see of a session. Pure: a change makes a new board that shares
 * what did not change, so `===` tells whether a part is as it was.
 *
 * @typedef {{id: string, [field: string]: any}} Item one record, as in docs/live-protocol.md
 * @typedef {[type: string, item: Item | string]} Effect a string drops the item with that id
 * @typedef {{n: number, e?: Effect[]}} Change
 * @typedef {{head: number, epoch: string, now: number, me: any, changes?: Change[],
 *   snapshot?: any, own?: Effect[], mine?: string[]}} Position the answer of `join`
 * @typedef {Map<string, Item>} Items
 * @typedef {{head: number, epoch: string | null, me: any, session: Item | null, segment: Items,
 *   step: Items, category: Items, placement: Items, table: Items, idea: Items,
 *   participant: Items, vote: Items, consent: Items, suggestion: Items, mine: Set<string>}} Board
 *   `mine`: ids of ideas that are one's own
 */

import { may } from "./me.js";

const TYPES = [
  "segment",
  "step",
  "category",
  "placement",
  "table",
  "idea",
  "participant",
  "vote",
  "consent",
  "suggestion",
];

/** @returns {Board} */
export function emptyBoard() {
  const items = Object.fromEntries(TYPES.map((type) => [type, new Map()]));
  const rest = { head: 0, epoch: null, me: null, session: null, mine: new Set() };
  return /** @type {any} */ ({ ...rest, ...items });
}

/**
 * @param {Position} answer one with a snapshot
 * @returns {Board}
 */
export function fromSnapshot({ head, epoch, me, snapshot, own = [], mine = [] }) {
  const board = { ...emptyBoard(), epoch, me, session: snapshot.session, mine: new Set(mine) };
  for (const type of TYPES) {
    board[type] = new Map((snapshot[type] ?? []).map((/** @type {Item} */ i) => [i.id, i]));
  }
  return applyChange(board, { n: head, e: own });
}

/**
 * @param {Board} board
 * @param {Change} change
 * @returns {Board}
 */
export function applyChange(board, change) {
  return applyChanges(board, [change]);
}

/**
 * Many at once copy each part once.
 * @param {Board} board
 * @param {Change[]} changes in order, the first one after the board's head
 * @returns {Board}
 */
export function applyChanges(board, changes) {
  const next = { ...board, head: changes.at(-1)?.n ?? board.head };
  const effects = changes.flatMap((change) => change.e ?? []);
  for (const type of new Set(effects.map(([type]) => type))) {
    if (TYPES.includes(type)) next[type] = new Map(board[type]);
  }
  for (const [type, item] of effects) {
    if (type === "session") next.session = /** @type {Item} */ (item);
    else if (typeof item === "string") next[type]?.delete(item);
    else next[type]?.set(item.id, item); // a type we do not know is for a newer page
  }
  const own = effects.flatMap(([type, item]) =>
    type === "idea" && typeof item === "object" && isOwn(board.me, item) ? [item.id] : [],
  );
  return own.length ? withMine(next, own) : next;
}

/**
 * @param {Board} board
 * @param {string[]} ids of ideas that are one's own
 * @returns {Board}
 */
export function withMine(board, ids) {
  return { ...board, mine: new Set([...board.mine, ...ids]) };
}

// A table's is its devices'; a private or hidden one is sent to no participant but its owner.
function isOwn(me, idea) {
  if (!me || may(me, "see_everything")) return false;
  return (
    ["private", "hidden"].includes(idea.state) || (me.table_id && idea.table_id === me.table_id)
  );
}
