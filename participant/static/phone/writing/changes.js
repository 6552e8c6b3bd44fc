// Words of one's own ideas that are being changed, kept as drafts until they are saved.

import { isHidden } from "./visibility.js";

// What one may change of an entry: others may have written under it.
export const ownParts = (live, entry) =>
  [entry, ...entry.children].filter(
    (one) => one === entry || (live.board.mine.has(one.idea.id) && !isHidden(one.idea)),
  );

export const isChanging = (live, entry) =>
  ownParts(live, entry).some(({ idea }) => changeOf(live, idea.id));

// An idea's words as they are being changed, {text, rev, owner, due_on} or null.
export function changeOf(live, id) {
  const kept = live.draft(keyOfChange(id));
  return kept ? JSON.parse(kept) : null;
}

// Whether a change changes anything; an idea that is gone is changed by whatever was written.
export const isChanged = (idea, change) =>
  ["text", "owner", "due_on"].some(
    (field) =>
      change[field] !== undefined && (change[field] ?? "").trim() !== (idea?.[field] ?? ""),
  );

export const CHANGE = "edit/";

export const keyOfChange = (id) => CHANGE + id;
