// Which drafts no field can show now.

import { fill } from "../../../ui/words.js";
import { shortened } from "../sorting/sentences.js";
import { planOf } from "./planned.js";
import { canWrite, headsOn, isOnPage } from "./reachable.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

// {keys, from, words}, or null where a field can show them or there are none.
/** @param {Desk} desk @param {Segment | null} segment @param {string} key */
export function unsentAt(desk, segment, key) {
  const [kind, id] = key.split("/");
  if (kind === "edit") return changedAt(desk, key, id);
  if (kind === "rename") return renamedAt(desk, segment, key, id);
  if (kind === "category" || kind === "split") return namedAt(desk, key);
  return key.startsWith("lead ") && !key.endsWith(PLAN) ? writtenAt(desk, key) : null;
}

const PLAN = " plan"; // behind the key of a text: who does it and by when

/** @param {Desk} desk @param {string} key @param {string} id */
function changedAt({ live, board, texts }, key, id) {
  const draft = live.draft(key);
  const idea = board.idea.get(id);
  const words = draft && wordsOf(JSON.parse(draft));
  const now = idea && wordsOf({ text: idea.text, ...planOf(idea) });
  if (!words || words === now || isOnPage(board, idea)) return null;
  return {
    keys: [key],
    words,
    from: fill(texts.unsent_change, { text: shortened(idea?.text ?? "…") }),
  };
}

/**
 * @param {Desk} desk
 * @param {Segment | null} segment
 * @param {string} key
 * @param {string} id
 */
function renamedAt({ live, board, texts }, segment, key, id) {
  const draft = live.draft(key);
  const words = draft && wordsOf(JSON.parse(draft));
  if (!words || words === live.board.category.get(id)?.name || headsOn(board, segment).has(id))
    return null;
  return { keys: [key], words, from: texts.unsent_name };
}

// A new category can be written in one segment or another until the end.
/** @param {Desk} desk @param {string} key */
function namedAt({ live, board, texts }, key) {
  const words = live.draft(key).trim();
  return words && board.session.state === "ended"
    ? { keys: [key], words, from: texts.unsent_name }
    : null;
}

/** @param {Desk} desk @param {string} key */
function writtenAt({ live, board, texts }, key) {
  const plan = live.draft(key + PLAN);
  const words = wordsOf({ text: live.draft(key), ...(plan && JSON.parse(plan)) });
  const [, segmentId, category, column, parent] = key.split(" ");
  const segment = /** @type {Segment} */ (board.segment.get(segmentId));
  const above = board.idea.get(parent);
  if (!words || canWrite(board, segment, category, column, parent && above)) return null;
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
