// Who does something and by when, as it is kept and as it stands on a card.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { saidOf } from "../../../ui/who-and-when.js";

/**
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

export const NO_PLAN = { owner: "", due_on: "" };

/** @param {typeof NO_PLAN} plan */
export const isPlanned = ({ owner, due_on }) => Boolean(owner.trim() || due_on);

/** @param {Plan} plan */
export const planOf = ({ owner, due_on }) => ({ owner: owner ?? "", due_on: due_on ?? "" });

// On the card: "Ansvarig: Region Östergötland, senast 1 mars 2018".
/** @param {{idea: Idea}} props */
export function Plan({ idea }) {
  const { board, texts } = useDesk();
  const said = saidOf(idea, texts, board.session.language);
  return said && html`<span class="idea__plan" dir="auto">${said}</span>`;
}
