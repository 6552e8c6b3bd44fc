// The sheet that asks which one of several ideas stands for the others.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pick, Sheet } from "../../../ui/sheet.js";

/**
 * @import {Idea} from "../../../live/board/records.js"
 * @import {SheetProps} from "./state.js"
 */

/** @param {SheetProps & {sheet: {ids: string[]}}} props */
export function MergeSheet({ acts, sheet, close }) {
  const { board, texts } = useDesk();
  const ideas = sheet.ids.flatMap((id) => board.idea.get(id) ?? []);
  /** @param {Idea} idea */
  const into = (idea) => {
    acts.merge(
      sheet.ids.filter((id) => id !== idea.id),
      idea,
    );
    close();
  };
  return html`<${Sheet} title=${texts.merge_into} close=${close}>
    <p class="sheet__quote">${texts.merge_more}</p>
    <ul class="picks">${ideas.map(
      (idea) => html`<${Pick} key=${idea.id} quiet name=${idea.text}
      act=${() => into(idea)} />`,
    )}</ul>
  <//>`;
}
