// Who wrote what, in words. Only facilitators are told.

import { fill } from "../../../ui/words.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea, Participant} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

// The table; where one is not seated at tables, the person; else a facilitator.
/** @param {Board} board @param {Idea} idea @param {Texts} texts */
export function authorOf(board, idea, texts) {
  const table = board.table.get(idea.table_id);
  if (table) return fill(texts.table, { name: table.name });
  const person = board.participant.get(idea.by);
  if (person) return person.name ?? fill(texts.person, { n: placeOf(board, person) });
  return idea.by ? texts.leader : "";
}

// Persons without names are numbered as they came in, those at tables among them: a number stays
// whoever goes to a table later. Who is simulated has a name, and no number of theirs.
/** @param {Board} board @param {Participant} person */
export function placeOf(board, person) {
  const persons = [...board.participant.values()].filter((one) => !one.simulated);
  const came = persons.sort((a, b) => a.joined_at - b.joined_at || (a.id < b.id ? -1 : 1));
  return came.indexOf(person) + 1;
}
