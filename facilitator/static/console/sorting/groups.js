// The ideas of a frame by where they are sorted: one group per category, and the unsorted first.

import { byRank } from "../../../live/board/ranks.js";
import { entriesShown } from "../writing/readable.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Category, Idea, Segment} from "../../../live/board/records.js"
 */

/**
 * @typedef {object} Group the unsorted have no category and the number 0, which is also the key that
 *   moves an idea there
 * @property {string | null} id
 * @property {Category | null} category
 * @property {number} number
 * @property {Entry[]} entries
 */

// Of every category, also one that is not listed in the frame.
/** @param {Board} board @param {Segment} segment @returns {Group[]} */
export function groupsOf(board, segment) {
  const categories = [...board.category.values()].sort(byRank);
  const groups = [null, ...categories].map((category, number) => ({
    id: category?.id ?? null,
    category,
    number,
    entries: /** @type {Entry[]} */ ([]),
  }));
  const places = new Map(groups.map((group) => [group.id, group.entries]));
  for (const entry of entriesShown(board, { segment: segment.id })) {
    (places.get(entry.idea.category_id) ?? groups[0].entries).push(entry);
  }
  return groups;
}

// The same groups with nothing in them but some ideas (a map or set of their ids).
/** @param {Group[]} groups @param {{has: (id: string) => boolean}} ids @returns {Group[]} */
export const onlyOf = (groups, ids) =>
  groups.map((group) => ({
    ...group,
    entries: group.entries.filter(({ idea }) => ids.has(idea.id)),
  }));

/** @param {Group[]} groups */
export const entriesOf = (groups) => groups.flatMap(({ entries }) => entries);

// The group in which an idea stands.
/** @param {Group[]} groups @param {string | undefined} id */
export const groupOf = (groups, id) =>
  groups.find(({ entries }) => entries.some(({ idea }) => idea.id === id));

// What counts as an idea to sort: not what is hidden.
/** @param {Entry[]} entries */
export const sharedIn = (entries) => entries.filter(({ idea }) => idea.state === "shared").length;

// Whether two lists of entries hold the very same records.
/** @type {(a: Entry[], b: Entry[]) => boolean} */
export const sameEntries = (a, b) =>
  a.length === b.length && a.every((entry, at) => sameEntry(entry, b[at]));

/** @type {(a: Entry, b: Entry) => boolean} */
export const sameEntry = (a, b) =>
  a.idea === b.idea &&
  sameEntries(a.children, b.children) &&
  sameItems(a.merged ?? [], b.merged ?? []);

/** @param {Idea[]} a @param {Idea[]} b */
const sameItems = (a, b) => a.length === b.length && a.every((item, at) => item === b[at]);
