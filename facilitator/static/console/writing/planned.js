// Who does something and by when, as it is kept and as it stands on a card.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { saidOf } from "../../../ui/who-and-when.js";

/**
 * @import {Idea} from "../../../live/board/records.js"
 */

/** @typedef {{owner: string, due_on: string, progress: string}} Said */

export const NO_PLAN = { owner: "", due_on: "", progress: "" };

/** @param {Said} plan */
export const isPlanned = ({ owner, due_on, progress }) =>
  Boolean(owner.trim() || due_on || progress);

/**
 * @param {{owner?: string | null, due_on?: string | null, progress?: string | null}} plan
 * @returns {Said}
 */
export const planOf = ({ owner, due_on, progress }) => ({
  owner: owner ?? "",
  due_on: due_on ?? "",
  progress: progress ?? "",
});

// On the card: "Ansvarig: Region Östergötland, senast 1 mars 2018, pågår".
/** @param {{idea: Idea}} props */
export function Plan({ idea }) {
  const { board, texts } = useDesk();
  const how = texts.progresses[idea.progress ?? ""]?.toLocaleLowerCase();
  const said = [saidOf(idea, texts, board.session.language), how].filter(Boolean).join(", ");
  return said && html`<span class="idea__plan" dir="auto">${said}</span>`;
}
