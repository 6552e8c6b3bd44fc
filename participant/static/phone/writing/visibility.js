// Who sees what is one's own, where that is not everybody.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {{idea: Idea}} props */
export function Visibility({ idea: { state } }) {
  const { texts } = useDesk();
  const words = /** @type {Texts} */ ({ private: texts.only_you, hidden: texts.hidden })[state];
  return words && html`<span class="state"><${Icon} name="lock" />${words}</span>`;
}

// The sub-points of a card, for its `ideas` and `below`: what is hidden stands there for its author
// alone, and says so.
/** @param {Entry} entry */
export function subPointsOf({ children }) {
  const ideas = children.map(({ idea }) => idea);
  /** @param {Idea} idea */
  const below = (idea) => isHidden(idea) && html` <${Visibility} idea=${idea} />`;
  return { ideas, below: ideas.some(isHidden) ? below : undefined };
}

/** @param {{state: Idea["state"]}} idea */
export const isHidden = ({ state }) => state === "hidden";
