/** The segments of a session and their steps, and at which of them the meeting is. */

import { grouped, segmentOf } from "./grouped.js";
import { kindOf } from "./kinds.js";
import { once } from "./once.js";
import { byPosition } from "./ranks.js";

/**
 * @import {Board} from "./board.js"
 * @import {Segment, Step} from "./records.js"
 */

/** @type {never[]} */
const NONE = [];

/** @type {(board: Board) => Segment[]} */
export const segmentsOf = once(["segment"], ({ segment }) => byPosition(segment.values()));

/** @param {Board} board @returns {Segment | null} the segment whose categories the room agrees on */
export const frameOf = (board) =>
  segmentsOf(board).find((segment) => kindOf(segment).makes_categories) ?? null;

/** @param {Board} board @param {string} segmentId @returns {Step[]} */
export const stepsOf = (board, segmentId) => stepsBySegment(board).get(segmentId) ?? NONE;

const stepsBySegment = once(["step"], ({ step }) => grouped(byPosition(step.values()), segmentOf));

/** @param {Board} board @returns {boolean} whether the meeting has had its first step */
export const hasBegun = ({ step }) => [...step.values()].some(({ state }) => state !== "coming");

/** @param {Board} board @returns {Step | null} */
export function currentStep(board) {
  return board.step.get(board.session?.step_id) ?? null;
}

/** @param {Board} board @returns {Segment | null} */
export function currentSegment(board) {
  return board.segment.get(currentStep(board)?.segment_id ?? "") ?? null;
}

/** @param {Board} board @returns {boolean} whether the room would write or sort now, but shall wait */
export function isHeld(board) {
  const kind = currentStep(board)?.kind;
  return Boolean(board.session?.held && (kind === "write" || kind === "cluster"));
}

/** @param {Board} board @param {Step["kind"]} kind @returns {Step | null} an open one */
export function openStepOf(board, kind) {
  if (board.session?.state === "ended" || isHeld(board)) return null;
  return [...board.step.values()].find((s) => s.kind === kind && s.state === "open") ?? null;
}
