// What one does with a share: begins, says where an idea goes, passes, goes back, leaves.

import { newId } from "../../../live/write/ids.js";
import { keepFocus } from "../../../ui/after-draw.js";
import { isPlain } from "./keys.js";
import { drawShare, nextOf } from "./share-drawn.js";
import { targetOf } from "./targets.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Category, Idea, Segment} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Judged} from "./share-drawn.js"
 * @import {Sharing, Sorting, State} from "./state.js"
 */

/** @param {Live} live @param {Sorting} sorting @param {Segment} segment */
export function begin(live, { sort, passed, nothing }, segment) {
  sort({ ...nothing, share: { ids: drawShare(live, segment, passed), done: [] } });
}

/** @param {Sharing} sorting */
export function leave({ sort }) {
  sort({ share: null });
  keepFocus(() => document.querySelector(".share-offer button"));
}

/** @param {Sharing} sorting @param {Judged} one @param {Partial<State>} [more] */
function goOn({ share, sort }, one, more = {}) {
  sort({ ...more, share: { ...share, done: [...share.done, one] } });
}

/**
 * @param {Live} live
 * @param {Sharing} sorting
 * @param {Idea} idea
 * @param {Category} category
 */
export function suggest(live, sorting, { id }, category) {
  const ops = [live.do("idea.sort", { id, category_id: category.id })];
  goOn(sorting, { id, ops, category: category.name });
}

// In the sheet: a category that was missing, for the idea at hand.
/** @param {Live} live @param {Sharing} sorting @param {Segment} segment */
export function createFor(live, sorting, segment) {
  return (/** @type {string} */ name) => {
    const { idea } = nextOf(live.board, segment, sorting.share) ?? {};
    const category_id = newId();
    const ops = [live.do("category.add", { id: category_id, name })];
    if (!idea) return;
    ops.push(live.do("idea.sort", { id: idea.id, category_id }));
    goOn(sorting, { id: idea.id, ops, category: name });
  };
}

/** @param {Sharing} sorting @param {Idea} idea */
export function pass(sorting, { id }) {
  goOn(sorting, { id, ops: [] }, { passed: new Set([...sorting.passed, id]) });
}

/** @param {Live} live @param {Sharing} sorting */
export function back(live, { share, sort, passed }) {
  const last = share.done.at(-1);
  if (!last) return;
  for (const op of [...last.ops].reverse()) live.undo(op);
  const others = [...passed].filter((id) => id !== last.id);
  sort({ passed: new Set(others), share: { ...share, done: share.done.slice(0, -1) } });
}

/**
 * @param {KeyboardEvent} event
 * @param {Live} live
 * @param {Sharing} sorting
 * @param {Segment} segment
 * @param {Entry | null} entry
 */
export function shareKeys(event, live, sorting, segment, entry) {
  if (!isPlain(event)) return;
  const key = event.key.toLowerCase();
  const category = entry && targetOf(live.board, segment.id, key);
  if (entry && category) suggest(live, sorting, entry.idea, category);
  else if (entry && category === null) pass(sorting, entry.idea);
  else if (key === "z") back(live, sorting);
  else if (key === "escape") leave(sorting);
  else return;
  event.preventDefault();
}
