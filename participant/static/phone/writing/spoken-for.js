// One's own ideas that another one speaks for, or that were put under another one: they are told of
// where one looks for them.

import { speakerOf } from "../../../live/board/entries.js";
import { Card } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { isOutOfSight } from "./out-of-sight.js";
import { start } from "./places.js";

/** @param {{segment: string}} props */
export function SpokenFor({ segment }) {
  const { board, texts } = useDesk();
  const { idea: ideas, mine } = board;
  const told = [...mine]
    .map((id) => ideas.get(id))
    .flatMap((idea) => {
      if (!idea || idea.segment_id !== segment || isOutOfSight(ideas, idea)) return [];
      const over = speakerOf(ideas, idea.parent_id ? ideas.get(idea.parent_id) : idea);
      if (!over || over === idea || mine.has(over.id)) return [];
      const words = idea.parent_id ? texts.now_under : texts.merged_with;
      return [{ idea, foot: fill(words, { text: start(over.text ?? "") }) }];
    });
  if (told.length === 0) return null;
  return html`<ul class="stack spoken-for">${told.map(
    ({ idea, foot }) => html`<${Card} key=${idea.id} kind="others" idea=${idea} foot=${foot} />`,
  )}</ul>`;
}
