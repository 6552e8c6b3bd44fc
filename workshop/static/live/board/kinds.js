/**
 * What each kind of segment is, so that nobody has to know them by name: what this table says, every
 * screen does. The same stands in session_templates/kinds.py; what is not said of a kind it is not.
 *
 * @typedef {object} Kind
 * @property {boolean} [makes_categories] they are made here, of ideas that the room sorts
 * @property {boolean} [categories] the categories of the session stand here
 * @property {boolean} [columns] what is written stands in columns of the segment's own
 * @property {boolean} [pairs] two categories may share a table
 * @property {boolean} [notes] it has the notes of a joint discussion
 * @property {boolean} [written] the room writes in it
 * @property {boolean} [planned] an entry may say who does it, and by when, in whatever column
 * @property {boolean} [questions] an entry may be a question
 * @property {boolean} [forms] an entry may be a paragraph, a heading or a quotation
 * @property {boolean} [counts] who is there is counted, of those who were expected
 * @property {boolean} [gathers] it shows what the meetings of the series hold
 * @property {string[]} steps in their order
 *
 * @typedef {"units" | "meetings" | "sessions" | "counts" | "points" | "views" | "crosswalk"} Gathers
 */

/** @type {Record<string, Kind>} */
export const KINDS = {
  frame: {
    makes_categories: true,
    categories: true,
    notes: true,
    written: true,
    steps: ["write", "discuss", "cluster", "settle"],
  },
  matrix: {
    categories: true,
    columns: true,
    pairs: true,
    written: true,
    steps: ["write", "review"],
  },
  lists: {
    categories: true,
    written: true,
    planned: true,
    questions: true,
    steps: ["write", "review"],
  },
  points: { columns: true, written: true, forms: true, steps: ["write", "review"] },
  counts: { counts: true, steps: ["review"] },
  gathered: { gathers: true, steps: ["review"] },
};

/** @type {Kind} */
const UNKNOWN = { steps: [] }; // one that is for a newer page

/** @param {{kind: string} | null | undefined} segment @returns {Kind} */
export const kindOf = (segment) => KINDS[segment?.kind ?? ""] ?? UNKNOWN;

/**
 * @param {{kind: string} | null | undefined} segment
 * @returns {boolean} whether all that is written there stands under a category from the first
 */
export function isUnderCategories(segment) {
  const { categories, makes_categories } = kindOf(segment);
  return Boolean(categories && !makes_categories);
}

/**
 * @import {Segment} from "./records.js"
 *
 * @typedef {Omit<import("./records.js").Column, "label"> & {label: string | null}} ColumnOf
 */

/** @type {ColumnOf[]} */
const ONE = [{ id: "", label: null }];

/** @param {Segment} segment @returns {ColumnOf[]} one without a name where it has none */
export const columnsOf = (segment) => (segment?.columns?.length ? segment.columns : ONE);

/**
 * @param {Segment | null | undefined} segment
 * @param {string} column
 * @returns {boolean} whether who and when can be said
 */
export const isPlannedIn = (segment, column) =>
  kindOf(segment).planned ?? Boolean(segment?.columns?.find(({ id }) => id === column)?.planned);
