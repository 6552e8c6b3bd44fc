// Who does a thing and by when, where that can be said.

import { isPlannedIn } from "../../../live/board/kinds.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { saidOf } from "../../../ui/who-and-when.js";
import { useState } from "../../../vendor/preact-hooks.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Place} from "./places.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// Whether the fields are `offered` at a place, and `open`; what is filled in is always seen.
/** @param {Board} board @param {Place} place @param {Plan} plan */
export function usePlan(board, place, { owner, due_on }) {
  const [called, setOpen] = useState(false);
  const filled = Boolean(owner || due_on);
  const offered = isPlanned(board, place) && !place.question && !place.parent;
  return { open: filled || (offered && called), offered: offered && !filled, called, setOpen };
}

/** @param {Board} board @param {Pick<Place, "segment" | "column">} place */
export const isPlanned = (board, { segment, column }) =>
  isPlannedIn(board.segment.get(segment), column);

/** @param {{plan: ReturnType<typeof usePlan>}} props */
export const PlanButton = ({ plan }) =>
  html`<button class="btn btn--plain" type="button" aria-expanded=${String(plan.open)}
    onClick=${() => plan.setOpen(!plan.open)}>${useDesk().texts.who_when}</button>`;

// What a card says of it, or nothing.
/** @param {Idea} idea @param {Texts} texts */
export const planOf = (idea, texts) => saidOf(idea, texts, document.documentElement.lang);
