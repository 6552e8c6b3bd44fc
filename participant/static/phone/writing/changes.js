// Words of one's own ideas that are being changed, kept as drafts until they are saved.

import { isHidden } from "./visibility.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

/** @typedef {{text: string, rev: number} & Plan} Change words of an idea as they are being changed */

// What one may change of an entry: others may have written under it.
/** @param {Live} live @param {Entry} entry @returns {Entry[]} */
export const ownParts = (live, entry) =>
  [entry, ...entry.children].filter(
    (one) => one === entry || (live.board.mine.has(one.idea.id) && !isHidden(one.idea)),
  );

/** @param {Live} live @param {Entry} entry */
export const isChanging = (live, entry) =>
  ownParts(live, entry).some(({ idea }) => changeOf(live, idea.id));

// Null where they are not.
/** @param {Pick<Live, "draft">} live @param {string} id @returns {Change | null} */
export function changeOf(live, id) {
  const kept = live.draft(keyOfChange(id));
  return kept ? JSON.parse(kept) : null;
}

// Whether a change changes anything; an idea that is gone is changed by whatever was written.
/** @param {Idea | undefined} idea @param {Change} change */
export const isChanged = (idea, change) =>
  /** @type {const} */ (["text", "owner", "due_on"]).some(
    (field) =>
      change[field] !== undefined && (change[field] ?? "").trim() !== (idea?.[field] ?? ""),
  );

export const CHANGE = "edit/";

/** @param {string} id */
export const keyOfChange = (id) => CHANGE + id;
