// Who writes: the tables, or the persons where one is not seated at tables, with what is known of each.

import { inside, isHere } from "../../../live/board/here.js";
import { byRank } from "../../../live/board/ranks.js";
import { readyWith } from "../../../live/board/ready.js";
import { fill } from "../../../ui/words.js";
import { placeOf } from "../writing/authors.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea, Participant} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/**
 * @typedef {object} Seat
 * @property {string} id the owner's
 * @property {string} name
 * @property {number} written ideas, without sub-points
 * @property {boolean} heard whether anything at all is theirs
 * @property {boolean} joined
 * @property {boolean} here whether it counts
 * @property {boolean} away whether nobody has it open
 * @property {boolean} ready whether they are done with the step that is open
 * @property {string[]} devices
 * @property {string[]} from where its people come from
 */

// In order; `openNow`: ids of participants, if known.
/**
 * @param {Board} board
 * @param {Set<string> | undefined} openNow
 * @param {Idea[]} ideas
 * @param {Texts} texts
 * @returns {Seat[]}
 */
export function seatsOf(board, openNow, ideas, texts) {
  const persons = inside(board);
  const ready = new Set(readyWith(board, board.session?.step_id ?? ""));
  /**
   * @param {string} id
   * @param {string} name
   * @param {Participant[]} theirs
   * @param {Idea[]} said
   */
  const seat = (id, name, theirs, said) => ({
    id,
    name,
    written: said.filter(({ parent_id }) => !parent_id).length,
    heard: said.length > 0,
    joined: theirs.length > 0,
    from: [...comingFrom(theirs).keys()].flatMap((name) => name ?? []),
    here: theirs.some((person) => isHere(person, openNow)),
    away: openNow !== undefined && !theirs.some((one) => one.simulated || openNow.has(one.id)),
    ready: ready.has(id),
    devices: theirs.map((person) => person.id),
  });
  const tables = [...board.table.values()].sort(byRank).map((table) => {
    const theirs = persons.filter(({ table_id }) => table_id === table.id);
    return seat(
      table.id,
      fill(texts.table, { name: table.name }),
      theirs,
      ideas.filter(({ table_id }) => table_id === table.id),
    );
  });
  const alone = persons
    .filter(({ table_id }) => !table_id)
    .sort((a, b) => a.joined_at - b.joined_at)
    .map((person) => {
      const name = person.name ?? fill(texts.person, { n: placeOf(board, person) });
      return seat(
        person.id,
        name,
        [person],
        ideas.filter(({ by }) => by === person.id),
      );
    });
  return [...tables, ...alone];
}

// How many devices come from each organisation, the most first; those that did not say are under null.
// A device may answer for several.
/** @param {Iterable<Participant>} persons @returns {Map<string | null, number>} */
export function comingFrom(persons) {
  const found = new Map();
  for (const { organisations } of persons)
    for (const one of organisations.length ? organisations : [null])
      found.set(one, (found.get(one) ?? 0) + 1);
  return new Map(
    [...found].sort(([a, n], [b, m]) => Number(!a) - Number(!b) || m - n || a.localeCompare(b)),
  );
}
