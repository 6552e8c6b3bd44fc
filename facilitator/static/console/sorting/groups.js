// The ideas of a frame by where they are sorted: one group per category, and the unsorted first.

import { byRank } from "../../../live/board/ranks.js";
import { entriesShown } from "../writing/readable.js";

// [{id, category, number, entries}]; the unsorted have no category and the number 0, which is also
// the key that moves an idea there. Every category, also one that is not listed in the frame.
/** @returns {{id: string | null, category: any, number: number, entries: any[]}[]} */
export function groupsOf(board, segment) {
  const categories = [...board.category.values()].sort(byRank);
  const groups = [null, ...categories].map((category, number) => ({
    id: category?.id ?? null,
    category,
    number,
    entries: /** @type {any[]} */ ([]),
  }));
  const places = new Map(groups.map((group) => [group.id, group.entries]));
  for (const entry of entriesShown(board, { segment: segment.id })) {
    (places.get(entry.idea.category_id) ?? groups[0].entries).push(entry);
  }
  return groups;
}

// The same groups with nothing in them but some ideas (a map or set of their ids).
export const onlyOf = (groups, ids) =>
  groups.map((group) => ({
    ...group,
    entries: group.entries.filter(({ idea }) => ids.has(idea.id)),
  }));

export const entriesOf = (groups) => groups.flatMap(({ entries }) => entries);

// The group in which an idea stands.
export const groupOf = (groups, id) =>
  groups.find(({ entries }) => entries.some(({ idea }) => idea.id === id));

// What counts as an idea to sort: not what is hidden.
export const sharedIn = (entries) => entries.filter(({ idea }) => idea.state === "shared").length;

// Whether two lists of entries hold the very same records.
export const sameEntries = (a, b) =>
  a.length === b.length && a.every((entry, at) => sameEntry(entry, b[at]));

export const sameEntry = (a, b) =>
  a.idea === b.idea &&
  sameEntries(a.children, b.children) &&
  sameItems(a.merged ?? [], b.merged ?? []);

const sameItems = (a, b) => a.length === b.length && a.every((item, at) => item === b[at]);
