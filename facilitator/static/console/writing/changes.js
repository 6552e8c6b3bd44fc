// Words that are being changed, kept as drafts until they are saved.

import { useState } from "../../../vendor/preact-hooks.js";
import { useDraft } from "./drafts.js";

/** @import {Live} from "../../../live/session.js" */

// Words that are being changed: {text, …} as they were when one began, until `write`, or `alter` for
// what goes with the text; `drop` when one is done. Kept as a whole, so that a field one has emptied
// is a draft too.
/**
 * @template {{text: string}} Change
 * @param {string} key
 * @param {Change} now
 * @returns {[Change, (text: string) => void, () => void, (fields: Partial<Change>) => void]}
 */
export function useChange(key, now) {
  const [change, drop, alter] = useFields(key, now);
  return [change, (text) => alter(/** @type {Partial<Change>} */ ({ text })), drop, alter];
}

// The same of fields none of which is the text: [as they are now, drop, alter].
/**
 * @template {object} Change
 * @param {string} key
 * @param {Change} now
 * @returns {[Change, () => void, (fields: Partial<Change>) => void]}
 */
export function useFields(key, now) {
  const [kept, keep] = useDraft(key);
  const [before] = useState(now);
  /** @type {Change} */
  const change = kept ? JSON.parse(kept) : before;
  return [change, () => keep(""), (fields) => keep(JSON.stringify({ ...change, ...fields }))];
}

// Whether somebody began to change an idea here and did not finish, be it before a reload.
/** @param {Live} live @param {{id: string}} idea */
export const isChanging = (live, idea) => live.draft(keyOfChange(idea)) !== "";

/** @param {{id: string}} idea */
export const keyOfChange = ({ id }) => `edit/${id}`;
