/** The last board, copied to the device now and then, so that a page shows it without a network. */

import { withMine } from "../board/board.js";

/**
 * @import {Board} from "../board/board.js"
 * @import {Me} from "../board/records.js"
 */

const KEEP = 5000; // ms between two copies

export class LastBoard {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./drafts.js").Drafts} drafts where also is written which ideas are one's own
   */
  constructor(store, drafts) {
    this.store = store;
    this.drafts = drafts;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.keeping = undefined;
  }

  /**
   * @param {any} kept what the device has
   * @param {Me} me
   * @returns {Board | null} null where that is nothing for this page
   */
  readFrom(kept, me) {
    // Another release may read a board otherwise, and another person may see another one.
    if (kept?.release !== import.meta.url || kept.who !== nameOf(me)) return null;
    return withMine(kept.board, JSON.parse(this.drafts.get(mineOf(me)) || "[]"));
  }

  /** @param {Me} me @param {Board} board which ideas are one's own, at once: no change tells that */
  keepMine(me, { mine }) {
    this.drafts.set(mineOf(me), JSON.stringify([...mine]));
  }

  /** @param {() => void} keep now and then */
  soon(keep) {
    this.keeping ??= setTimeout(keep, KEEP);
  }

  /** @param {Me} me @param {Board} board */
  keep(me, board) {
    clearTimeout(this.keeping);
    this.keeping = undefined;
    if (board.epoch === null) return;
    // When it has ended there is nothing more to look at.
    if (board.session?.state === "ended") this.drop();
    else this.store.keep({ release: import.meta.url, who: nameOf(me), board });
  }

  /** Nobody may see it here any longer. */
  drop() {
    this.store.keep({});
  }
}

/** @param {Me} me */
const mineOf = (me) => `mine/${nameOf(me)}`;

/** @param {Me} me */
const nameOf = ({ role, id = "", table_id = "" }) => [role, id, table_id].join("/");
