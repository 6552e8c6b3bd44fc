// What is one's own and went out of sight with another one's idea, under which it hangs or which
// speaks for it: as it is on no list, it is told of where one looks for it.

import { Card } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

/**
 * @typedef {{segment: string, category?: string | null, column?: string}} ListPlace category and column
 *   where a list is theirs alone
 */

/** @param {{at: ListPlace, kind?: string}} props */
export function OutOfSight({ at, kind = "others" }) {
  const { board, texts } = useDesk();
  const ideas = outOfSight(board).filter((idea) => isAt(idea, at));
  if (ideas.length === 0) return null;
  /** @param {string} id */
  const below = (id) => [...board.idea.values()].filter(({ parent_id }) => parent_id === id);
  return html`<ul class="stack withheld">${ideas.map(
    (idea) => html`<${Card} key=${idea.id} kind=${kind}
      idea=${idea} ideas=${below(idea.id)}>
    <span class="state"><${Icon} name="lock" />${texts.hidden_with}</span>
  <//>`,
  )}</ul>`;
}

// One's own ideas that hang under something that one does not see, or are merged into it.
/** @param {Board} board @returns {Idea[]} */
export const outOfSight = ({ idea: ideas, mine }) =>
  [...mine].flatMap((id) => ideas.get(id) ?? []).filter((idea) => isOutOfSight(ideas, idea));

/** @param {Board["idea"]} ideas @param {Idea} idea */
export function isOutOfSight(ideas, { parent_id, state, merged_into_id }) {
  const over = parent_id ?? (state === "merged" ? merged_into_id : null);
  return over !== null && !ideas.has(over);
}

/** @param {Idea} idea @param {ListPlace} at */
const isAt = ({ segment_id, category_id, column }, at) =>
  segment_id === at.segment &&
  [undefined, category_id].includes(at.category) &&
  [undefined, column].includes(at.column);
