/**
 * The board: all that a screen may see of a session. Pure: a change makes a new board that shares
 * what did not change, so `===` tells whether a part is as it was.
 *
 * @import {Idea, Me, Records, Session, Type} from "./records.js"
 *
 * @typedef {["session", Session] | {[T in Type]: [type: T, record: Records[T] | string]}[Type]} Effect
 *   a string drops the record with that id
 * @typedef {{n: number, e?: Effect[]}} Change
 * @typedef {{head: number, epoch: string, now: number, me: Me, changes?: Change[],
 *   snapshot?: Snapshot, own?: Effect[], mine?: string[]}} Position the answer of `join`
 * @typedef {{session: Session} & {[T in Type]?: Records[T][]}} Snapshot
 * @typedef {{[T in Type]: ById<Records[T]>}} Parts
 * @typedef {{head: number, epoch: string | null, me: Me | null, session: Session | null,
 *   mine: Set<string>} & Parts} Board `mine`: ids of ideas that are one's own
 */

import { may } from "./me.js";

/**
 * @template R
 * @typedef {Map<string, R> & {get(id: string | null | undefined): R | undefined,
 *   has(id: string | null | undefined): boolean}} ById whatever has no id is not there
 */

/** @type {Type[]} */
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
  "ready",
  "suggestion",
  "count",
  "expected",
  "confirmation",
];

/** @returns {Board} */
export function emptyBoard() {
  const items = Object.fromEntries(TYPES.map((type) => [type, new Map()]));
  const rest = { head: 0, epoch: null, me: null, session: null, mine: new Set() };
  return /** @type {any} */ ({ ...rest, ...items });
}

/**
 * @param {Position & {snapshot: Snapshot}} answer
 * @returns {Board}
 */
export function fromSnapshot({ head, epoch, me, snapshot, own = [], mine = [] }) {
  const board = { ...emptyBoard(), epoch, me, session: snapshot.session, mine: new Set(mine) };
  const parts = partsOf(board);
  for (const type of TYPES) parts[type] = new Map((snapshot[type] ?? []).map(byId));
  return applyChange(board, { n: head, e: own });
}

/** @param {any} record @returns {[string, any]} */
const byId = (record) => [record.id, record];

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
  const parts = partsOf(next);
  for (const type of new Set(effects.map(([type]) => type))) {
    if (type !== "session" && TYPES.includes(type)) parts[type] = new Map(parts[type]);
  }
  for (const [type, item] of effects) {
    if (type === "session") next.session = item;
    else if (typeof item === "string") parts[type]?.delete(item);
    else parts[type]?.set(item.id, item); // a type we do not know is for a newer page
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

/** @param {Board} board @returns {Record<string, Map<string, any>>} its parts, to be filled by type */
const partsOf = (board) => /** @type {any} */ (board);

// A table's is its devices'; a private or hidden one is sent to no participant but its owner.
/** @param {Me | null} me @param {Idea} idea */
function isOwn(me, idea) {
  if (!me || may(me, "see_everything")) return false;
  return (
    ["private", "hidden"].includes(idea.state) ||
    (Boolean(me.table_id) && idea.table_id === me.table_id)
  );
}
