// What is written and not yet sent: {text, subs, owner, due_on, actor}, kept by the session under a key. The
// kept draft is the only one there is: the field shows it, so nothing can get lost between the two.

/**
 * @import {Live} from "../../../live/session.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

/** @typedef {{text: string, subs: string[], owner: string, due_on: string, actor: string}} Draft */

/** @type {Draft} */
export const EMPTY = { text: "", subs: [], owner: "", due_on: "", actor: "" };

/** @param {Pick<Live, "draft">} live @param {string} key @returns {Draft} */
export function readDraft(live, key) {
  const kept = live.draft(key);
  if (!kept) return EMPTY;
  try {
    return { ...EMPTY, ...JSON.parse(kept) };
  } catch {
    return { ...EMPTY, text: kept };
  }
}

/** @param {Live} live @param {string} key @param {Draft} draft */
export function writeDraft(live, key, draft) {
  // A sub-point, or for whom it is, may come before its idea.
  const nothing = isEmpty(draft) && draft.subs.length === 0 && !draft.actor;
  live.setDraft(key, nothing ? "" : JSON.stringify(draft));
}

/** @param {Draft} draft */
export const isEmpty = (draft) => wordsOf(draft) === "";

// All that is written in a draft, to be read.
/** @param {{text: string, subs?: string[]} & Plan} draft */
export const wordsOf = ({ text, subs = [], owner, due_on }) =>
  [text, ...subs, owner, due_on].filter((words) => words?.trim()).join("\n");

// Take a draft along to another place, after what stands there already. True if there was one.
/** @param {Live} live @param {string} from @param {string} to */
export function carryDraft(live, from, to) {
  const draft = readDraft(live, from);
  if (from === to || isEmpty(draft)) return false;
  addDraft(live, draft, to);
  writeDraft(live, from, EMPTY);
  return true;
}

// Put what was written elsewhere after what stands at a place.
/** @param {Live} live @param {Draft} draft @param {string} to */
export function addDraft(live, draft, to) {
  const there = readDraft(live, to);
  const text = [there.text, draft.text].filter((words) => words.trim()).join("\n");
  writeDraft(live, to, {
    text,
    subs: [...there.subs, ...draft.subs],
    owner: there.owner || draft.owner,
    due_on: there.due_on || draft.due_on,
    actor: there.actor || draft.actor,
  });
}

export const NAMES = "name/"; // drafts of names: of a new category, or of the one with that id
