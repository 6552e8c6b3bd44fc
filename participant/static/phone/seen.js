// Who sees what is one's own, where that is not everybody.

import { Card } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";

export function Seen({ idea: { state }, texts }) {
  const words = { private: texts.only_you, hidden: texts.hidden }[state];
  return words && html`<span class="state"><${Icon} name="lock" />${words}</span>`;
}

// The sub-points of a card, for its `ideas` and `below`: what is hidden stands there for its author
// alone, and says so.
export function subPointsOf({ children }, texts) {
  const ideas = children.map(({ idea }) => idea);
  const below = (idea) => isHidden(idea) && html` <${Seen} idea=${idea} texts=${texts} />`;
  return { ideas, below: ideas.some(isHidden) ? below : undefined };
}

// What is one's own and went out of sight with another one's idea, under which it hangs or which
// speaks for it: as it is on no list, it is told of where one looks for it. `at`: {segment}, and
// {category, column} where a list is theirs alone.
export function Withheld({ board, at, texts, kind = "others" }) {
  const ideas = withheldOf(board).filter((idea) => isAt(idea, at));
  if (ideas.length === 0) return null;
  const below = (id) => [...board.idea.values()].filter(({ parent_id }) => parent_id === id);
  return html`<ul class="stack withheld">${ideas.map(
    (idea) => html`<${Card} key=${idea.id} kind=${kind}
      idea=${idea} ideas=${below(idea.id)}>
    <span class="state"><${Icon} name="lock" />${texts.hidden_with}</span>
  <//>`,
  )}</ul>`;
}

// One's own ideas that hang under something that one does not see, or are merged into it.
export const withheldOf = ({ idea: ideas, mine }) =>
  [...mine].map((id) => ideas.get(id)).filter((idea) => idea && isWithheld(ideas, idea));

export function isWithheld(ideas, { parent_id, state, merged_into_id }) {
  const over = parent_id ?? (state === "merged" ? merged_into_id : null);
  return over !== null && !ideas.has(over);
}

const isAt = ({ segment_id, category_id, column }, at) =>
  segment_id === at.segment &&
  [undefined, category_id].includes(at.category) &&
  [undefined, column].includes(at.column);

export const isHidden = ({ state }) => state === "hidden";
