// The agenda as data: its steps in order, what they are called, which one comes next.

import { currentStep, segmentsOf, stepsOf } from "../../../live/board/steps.js";
import { fill } from "../../../ui/words.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment, Step} from "../../../live/board/records.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {Board} board */
export const agendaOf = (board) =>
  segmentsOf(board).map((segment) => ({ segment, steps: stepsOf(board, segment.id) }));

// The step of that kind of a segment, if it has one.
/** @param {Board} board @param {string} segmentId @param {Step["kind"]} kind */
export const stepOf = (board, segmentId, kind) =>
  stepsOf(board, segmentId).find((step) => step.kind === kind);

/** @param {Board} board */
const stepsInOrder = (board) => agendaOf(board).flatMap(({ steps }) => steps);

/** @param {Board} board @param {Step} step */
export const segmentOfStep = (board, step) =>
  /** @type {Segment} */ (board.segment.get(step.segment_id));

// What a step is called, by its own kind and its segment's.
/** @param {Board} board @param {Step} step @param {Texts} texts */
export const titleOf = (board, step, texts) =>
  texts.steps[`${segmentOfStep(board, step).kind} ${step.kind}`];

// What to say of a step where its segment is not in sight.
/** @param {Board} board @param {Step} step @param {Texts} texts */
export const whereIs = (board, step, texts) => ({
  segment: segmentOfStep(board, step).short_heading,
  step: titleOf(board, step, texts),
});

// The step after the current one; where none is current, the one after the last that was.
/** @param {Board} board */
export function nextStep(board) {
  const steps = stepsInOrder(board);
  const current = currentStep(board);
  const last = current
    ? steps.indexOf(current)
    : steps.findLastIndex(({ state }) => state === "closed");
  return steps[last + 1] ?? null;
}

// Takes the room to a step; the way back is offered, and leaves the agenda as it was.
/** @param {Desk} desk @param {Step} step */
export function openStep({ live, board, texts, tell }, step) {
  if (step === currentStep(board)) return;
  const opened = live.do("step.open", { id: step.id });
  tell(fill(texts.opened, whereIs(board, step, texts)), () => live.undo(opened));
}
