/**
 * Who is here: one rule, for consoles and walls, for votes and agreement. `workshop/meeting/here.py` is
 * the same for screens that do not know the devices. A device is here from when it joined, also while its
 * screen is dark, until somebody who leads says that it has left; and whatever was said of it, as
 * long as it is open.
 */

/**
 * @import {Board} from "./board.js"
 * @import {Participant} from "./records.js"
 */

/**
 * @param {Participant} person
 * @param {Set<string> | undefined} openNow ids of those that somebody has open, if known
 */
export const isHere = ({ id, left }, openNow) => !left || Boolean(openNow?.has(id));

/**
 * @param {Board} board
 * @returns {Participant[]} those who were let in, here or not; who was simulated and has left is gone
 */
export const inside = ({ participant }) =>
  [...participant.values()].filter((one) => !one.waiting && !(one.simulated && one.left));

/** @param {Board} board @returns {Participant[]} the same without those who are simulated */
export const people = (board) => inside(board).filter((one) => !one.simulated);

/** @param {Board} board @param {Set<string> | undefined} openNow @returns {Participant[]} */
export const hereIn = (board, openNow) => inside(board).filter((person) => isHere(person, openNow));
