// The keys of sorting, on a laptop.

import { focusOn } from "./focus.js";
import { NOTHING } from "./state.js";
import { targetOf } from "./targets.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Sorting} from "./state.js"
 * @import {KeyPress} from "../../../ui/html.js"
 */

// One key on a laptop: 1–9 and 0 move, M shows where to, the arrows walk, Z undoes.
/**
 * @param {KeyPress} event
 * @param {Live} live
 * @param {Segment} segment
 * @param {Sorting} sorting
 */
export function byKey(event, live, segment, { picked, sort, acts, undo }) {
  const card = event.target.closest("[id^=idea-]");
  if (!card || !isPlain(event)) return;
  const id = card.id.slice("idea-".length);
  const ids = picked.length ? picked : [id];
  const key = event.key.toLowerCase();
  const next = { arrowdown: card.nextElementSibling, arrowup: card.previousElementSibling }[key];
  const to = targetOf(live.board, segment.id, key);
  if (next) focusOn(next);
  else if (to !== undefined) acts.move(ids, to);
  else if (key === "m") sort({ sheet: { ids } });
  else if (key === "z") undo();
  else if (key === "escape") sort(NOTHING);
  else return;
  event.preventDefault();
}

// Whether a key was pressed alone: with others it belongs to the browser.
/** @param {KeyboardEvent} event */
export const isPlain = ({ ctrlKey, metaKey, altKey }) => !(ctrlKey || metaKey || altKey);
