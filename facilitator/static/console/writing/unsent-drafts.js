// Which drafts no field of this tab can show now.

import { fill } from "../../../ui/words.js";
import { shortened } from "../sorting/sentences.js";
import { planOf } from "./planned.js";
import { canWrite, headsOn, isOnPage } from "./reachable.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Draft} from "../../../live/write/drafts.js"
 * @import {Desk, Meeting} from "../../../ui/desk.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

/**
 * @typedef {{live: {board: Board, draft: (key: string) => string}, board: Meeting, texts: any,
 *   away?: boolean}} Kept what a tab has kept: this one, or another one, which is `away`
 * @typedef {{keys: string[], from: string, words: string, of?: Draft[]}} Left `of`: the drafts, where
 *   they are of another tab
 */

/** @param {Desk} desk @param {Segment | null} segment @returns {Left[]} */
export function unsentOf(desk, segment) {
  const { live, board, texts } = desk;
  const own = [...live.drafts.keys()].map((key) => unsentAt(desk, segment, key));
  const theirs = live.drafts.elsewhere.map(({ key, tab }) => {
    const drafts = live.drafts.elsewhere.filter((draft) => draft.tab === tab);
    /** @param {string} name */
    const draft = (name) => drafts.find((one) => one.key === name)?.text ?? "";
    const there = { live: { board: live.board, draft }, board, texts, away: true };
    const one = unsentAt(there, segment, key);
    return one && { ...one, of: drafts.filter((kept) => one.keys.includes(kept.key)) };
  });
  return [...own, ...theirs].filter((one) => one !== null);
}

// Null where a field can show them or there are none; those that are `away` no field can.
/** @param {Kept} desk @param {Segment | null} segment @param {string} key @returns {Left | null} */
function unsentAt(desk, segment, key) {
  const [kind, id] = key.split("/");
  if (kind === "edit") return changedAt(desk, key, id);
  if (kind === "rename") return renamedAt(desk, segment, key, id);
  if (key === "paper") return ofPaper(desk, key);
  if (kind === "category" || kind === "split") return namedAt(desk, key);
  return key.startsWith("lead ") && !key.endsWith(PLAN) ? writtenAt(desk, key) : null;
}

// What was begun on the page on which one writes for the tables.
/** @param {Kept} desk @param {string} key */
function ofPaper({ live, texts }, key) {
  const words = live.draft(key).trim();
  return words ? { keys: [key], words, from: texts.scribe.title } : null;
}

const PLAN = " plan"; // behind the key of a text: who does it and by when

/** @param {Kept} desk @param {string} key @param {string} id */
function changedAt({ live, board, texts, away }, key, id) {
  const draft = live.draft(key);
  const idea = board.idea.get(id);
  const words = draft && wordsOf(JSON.parse(draft));
  const now = idea && wordsOf({ text: idea.text, ...planOf(idea) });
  if (!words || words === now || (!away && isOnPage(board, idea))) return null;
  return {
    keys: [key],
    words,
    from: fill(texts.unsent_change, { text: shortened(idea?.text ?? "…") }),
  };
}

/**
 * @param {Kept} desk
 * @param {Segment | null} segment
 * @param {string} key
 * @param {string} id
 */
function renamedAt({ live, board, texts, away }, segment, key, id) {
  const draft = live.draft(key);
  const words = draft && wordsOf(JSON.parse(draft));
  if (!words || words === live.board.category.get(id)?.name) return null;
  if (!away && headsOn(board, segment).has(id)) return null;
  return { keys: [key], words, from: texts.unsent_name };
}

// A new category can be written in one segment or another until the end.
/** @param {Kept} desk @param {string} key */
function namedAt({ live, board, texts, away }, key) {
  const words = live.draft(key).trim();
  return words && (away || board.session.state === "ended")
    ? { keys: [key], words, from: texts.unsent_name }
    : null;
}

/** @param {Kept} desk @param {string} key */
function writtenAt({ live, board, texts, away }, key) {
  const plan = live.draft(key + PLAN);
  const words = wordsOf({ text: live.draft(key), ...(plan && JSON.parse(plan)) });
  const [, segmentId, category, column, parent] = key.split(" ");
  const segment = /** @type {Segment} */ (board.segment.get(segmentId));
  const above = board.idea.get(parent);
  if (!words) return null;
  if (!away && canWrite(board, segment, category, column, parent && above)) return null;
  const from = parent
    ? shortened(above?.text ?? "…")
    : pathOf(live.board, segment, category, column);
  return { keys: [key, key + PLAN], words, from: fill(texts.unsent_for, { from }) };
}

/** @param {{text: string | null} & Plan} words */
const wordsOf = ({ text, owner, due_on }) =>
  [text, owner, due_on].filter((one) => one?.trim()).join("\n");

/**
 * @param {Board} board
 * @param {Segment} segment
 * @param {string} category
 * @param {string} column
 */
const pathOf = (board, segment, category, column) =>
  [
    segment.short_heading,
    board.category.get(category)?.name,
    segment.columns.find(({ id }) => id === column)?.label,
  ]
    .filter(Boolean)
    .join(", ");
