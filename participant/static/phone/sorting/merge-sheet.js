// The sheet that asks which one of several ideas stands for the others.

import { html } from "../../../ui/html.js";
import { Pick, Sheet } from "./sheet.js";

export function MergeSheet({ live, texts, acts, sheet, close }) {
  const ideas = sheet.ids.map((id) => live.board.idea.get(id)).filter(Boolean);
  const into = (idea) => {
    acts.merge(
      sheet.ids.filter((id) => id !== idea.id),
      idea,
    );
    close();
  };
  return html`<${Sheet} title=${texts.merge_into} close=${close} texts=${texts}>
    <p class="sheet__quote">${texts.merge_more}</p>
    <ul class="picks">${ideas.map(
      (idea) => html`<${Pick} key=${idea.id} quiet name=${idea.text}
      act=${() => into(idea)} />`,
    )}</ul>
  <//>`;
}
