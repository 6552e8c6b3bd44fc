/** How long the steps of a meeting are to take, and when each ends (workshop/meeting/plan.py). */

import { segmentsOf, stepsOf } from "./steps.js";

/**
 * @import {Board} from "./board.js"
 * @import {Step} from "./records.js"
 */

const FIVE = 5; // minutes, which people reckon in
const DAY = 24 * 60; // minutes

/** @param {Board} board @param {Step} step @returns {number} as planned, else as the method suggests */
export function minutesOf(board, step) {
  if (step.minutes !== null) return step.minutes;
  const segment = board.segment.get(step.segment_id);
  if (!segment?.minutes) return 2 * FIVE;
  const share = segment.minutes / stepsOf(board, segment.id).length;
  return Math.max(FIVE, FIVE * Math.round(share / FIVE));
}

/** @param {Board} board @returns {Map<string, number>} by step, in minutes of the day; empty without a plan */
export function endsOf(board) {
  const ends = new Map();
  if (!board.session?.starts) return ends;
  let at = inMinutes(board.session.starts);
  for (const segment of segmentsOf(board))
    for (const step of stepsOf(board, segment.id)) {
      at += minutesOf(board, step);
      ends.set(step.id, at);
    }
  return ends;
}

/** @param {string} time "09:30" @returns {number} minutes of the day */
export function inMinutes(time) {
  const [hours, minutes] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

/** @param {number} minutes of the day, or of the next one @returns {string} "09:30" */
export const asTime = (minutes) =>
  [Math.floor((minutes % DAY) / 60), minutes % 60].map((n) => `${n}`.padStart(2, "0")).join(":");
