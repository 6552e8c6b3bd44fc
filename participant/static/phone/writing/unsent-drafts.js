// Which drafts no field shows just now.

import { isUnderCategories } from "../../../live/board/kinds.js";
import { maySort } from "../../../live/board/me.js";
import { fill } from "../../../ui/words.js";
import { OBJECTION, versionOf } from "../confirming/objections.js";
import { CHANGE, changeOf, isChanged } from "./changes.js";
import { EMPTY, isEmpty, NAMES, readDraft, wordsOf } from "./drafts.js";
import { keyOf, nameOf, pathOf, placeNow, placeOf } from "./places.js";
import { isHidden } from "./visibility.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Draft as Kept} from "../../../live/write/drafts.js"
 * @import {Draft} from "./drafts.js"
 * @import {Place} from "./places.js"
 * @import {Meeting} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/**
 * @typedef {object} UnsentDraft
 * @property {string} key
 * @property {string} [from]
 * @property {string} words
 * @property {Draft} draft
 * @property {Place | null} [there] the place that they were begun for, if one can write there now
 * @property {Kept} [of] the draft of another tab
 */

/** @typedef {{board: Board, draft: (key: string) => string}} Drafts a tab's */
/** @typedef {{place: Place | null, open: boolean}} Field where a tab writes, if anywhere */

/** @type {Field} */
const NO_FIELD = { place: null, open: false };

/** @param {Live} live @param {Field} writing @param {Texts} texts @returns {UnsentDraft[]} */
export const unsentOf = (live, writing, texts) =>
  [
    ...[...live.drafts.keys()].map((key) =>
      unsentAt(live, writing, texts, key, maySort(live.board)),
    ),
    ...live.drafts.elsewhere.map((of) => {
      const there = { board: live.board, draft: () => of.text };
      const one = unsentAt(there, NO_FIELD, texts, of.key, false);
      return one && { ...one, of };
    }),
  ].filter((one) => one !== null);

// Null where a field shows them or there are none. `naming`: whether there are fields for names.
/**
 * @param {Drafts} live
 * @param {Field} writing
 * @param {Texts} texts
 * @param {string} key
 * @param {boolean} naming
 * @returns {UnsentDraft | null}
 */
function unsentAt(live, writing, texts, key, naming) {
  if (key.startsWith(WRITE)) return writtenAt(live, writing, texts, key);
  if (key.startsWith(NAMES) && !naming) return namedAt(live, texts, key);
  if (key.startsWith(CHANGE)) return changedAt(live, writing, texts, key);
  if (key.startsWith(OBJECTION)) return objectedAt(live, texts, key);
  return null;
}

/**
 * @param {Drafts} live
 * @param {Field} writing
 * @param {Texts} texts
 * @param {string} key
 * @returns {UnsentDraft | null}
 */
function writtenAt(live, { place, open }, texts, key) {
  const draft = readDraft(live, key);
  if (isEmpty(draft) || (place && key === keyOf(place))) return null;
  const { board } = live;
  const wanted = placeOf(key);
  const under = wanted.parent && nameOf(board, wanted, texts);
  const path = pathOf(board, wanted);
  const near = open
    ? placeNow(/** @type {Meeting} */ (board), { ...place, ...wanted, dealing: null })
    : null;
  const there = near && keyOf(near) === key ? wanted : null;
  return {
    key,
    words: wordsOf(draft),
    draft,
    there,
    from: under || (path && fill(texts.kept_for, { from: path })),
  };
}

// A category's name that was not sent while categories could be named.
/**
 * @param {Drafts} live
 * @param {Texts} texts
 * @param {string} key
 * @returns {UnsentDraft | null}
 */
function namedAt(live, texts, key) {
  const { text: words } = readDraft(live, key);
  return words.trim()
    ? { key, words, draft: { ...EMPTY, text: words }, from: texts.kept_name }
    : null;
}

// What is wrong with a text that is not proposed any more; while it is, the text shows it.
/**
 * @param {Drafts} live
 * @param {Texts} texts
 * @param {string} key
 * @returns {UnsentDraft | null}
 */
function objectedAt(live, texts, key) {
  const words = live.draft(key);
  if (!words.trim() || versionOf(key) === live.board.session?.proposed) return null;
  return { key, words, draft: { ...EMPTY, text: words }, from: texts.kept_objection };
}

/**
 * @param {Drafts} live
 * @param {Field} writing
 * @param {Texts} texts
 * @param {string} key
 * @returns {UnsentDraft | null}
 */
function changedAt(live, { place, open }, texts, key) {
  const { board } = live;
  const id = key.slice(CHANGE.length);
  const idea = board.idea.get(id);
  const change = changeOf(live, id);
  if (!change?.text.trim() || !isChanged(idea, change)) return null;
  if (open && isShown(board, /** @type {Place} */ (place), idea)) return null;
  const from = idea && fill(texts.kept_change, { text: idea.text });
  return { key, words: wordsOf(change), draft: { ...EMPTY, text: change.text }, from };
}

// Whether the lists of a place hold an idea, or what it hangs under, as one's own to be changed: not
// where another one speaks for it, or where it was put under another one.
/** @param {Board} board @param {Place} place @param {Idea | undefined} idea */
function isShown(board, place, idea) {
  const root = idea?.parent_id ? board.idea.get(idea.parent_id) : idea;
  if (
    !root ||
    root.parent_id ||
    root.state === "merged" ||
    /** @type {Idea[]} */ ([idea, root]).some(isHidden)
  )
    return false;
  if (!board.mine.has(root.id) || root.segment_id !== place.segment) return false;
  return (
    !isUnderCategories(board.segment.get(place.segment)) || root.category_id === place.category
  );
}

const WRITE = "write/";
