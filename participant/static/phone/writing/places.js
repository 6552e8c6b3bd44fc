// Where a text goes: {segment, category, column, question, parent}, ids or null. Pure. `dealing`: the
// categories that were the other tables' when one came there; `offer`: the one to go on to, where they
// are others by now.

import { dealtTo } from "../../../live/board/categories.js";
import { columnsOf, isUnderCategories, kindOf } from "../../../live/board/kinds.js";
import { currentStep, isHeld } from "../../../live/board/steps.js";
import { beginningOf, fill } from "../../../ui/words.js";
import { isOutOfSight } from "./out-of-sight.js";
import { isHidden } from "./visibility.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Draft} from "./drafts.js"
 * @import {Meeting} from "../../../ui/desk.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/**
 * @typedef {object} Place
 * @property {string} segment
 * @property {string | null} category
 * @property {string} column
 * @property {boolean} [question]
 * @property {string | null} parent
 * @property {string | null} [dealing]
 * @property {string | null} [offer]
 */

const NOWHERE = { dealt: [], others: [] };

// Where one writes now, as near to what was `chosen` as the board allows; null: nowhere. When categories
// are dealt to tables one goes to one's own, unless `began(key)` says that words stand where one is.
/**
 * @param {Meeting} board
 * @param {Partial<Place>} chosen
 * @param {(key: string) => boolean} [began]
 * @returns {Place | null}
 */
export function placeNow(board, chosen, began = () => false) {
  const step = board.session.state === "ended" || isHeld(board) ? null : currentStep(board);
  if (step?.kind !== "write") return null;
  const segment = /** @type {Segment} */ (board.segment.get(step.segment_id));
  const { dealt, others } = isUnderCategories(segment)
    ? dealtTo(board, segment.id, board.me?.table_id)
    : NOWHERE;
  const dealing = others.map(({ id }) => id).join();
  const isSame = (chosen.dealing ?? dealing) === dealing;
  // Coming from another segment one starts with what is dealt to one's table.
  const stays =
    segment.id === chosen.segment && (isSame || began(keyOf(/** @type {Place} */ (chosen))));
  const open = stays ? [...dealt, ...others] : dealt;
  const category = (open.find(({ id }) => id === chosen.category) ?? dealt[0])?.id ?? null;
  const asks = !isSame && others.some(({ id }) => id === category);
  const columns = columnsOf(segment);
  return {
    segment: segment.id,
    category,
    dealing: asks ? chosen.dealing : dealing,
    offer: asks ? dealt[0].id : null,
    column: (columns.find(({ id }) => id === chosen.column) ?? columns[0]).id,
    question: Boolean(kindOf(segment).questions && chosen.question),
    parent: mayHangUnder(board, segment, chosen.parent)
      ? /** @type {string} */ (chosen.parent)
      : null,
  };
}

/** @param {Board} board @param {Segment} segment @param {string | null | undefined} id */
function mayHangUnder({ idea: ideas }, segment, id) {
  const idea = ideas.get(id);
  return idea?.segment_id === segment.id && !isHidden(idea) && !isOutOfSight(ideas, idea);
}

// Whether there is a category to stand under where it takes one.
/** @param {Board} board @param {Place} place */
export const isWhole = (board, { segment, category }) =>
  category !== null || !isUnderCategories(board.segment.get(segment));

// The key of a place's draft. Idea or question is a choice one makes about the same words.
/** @param {Place} place @returns {string} */
export function keyOf({ segment, category, column, parent }) {
  return ["write", segment, category ?? "", column, parent ?? ""].join("/");
}

// The place that a draft's key is of.
/** @param {string} key @returns {Place} */
export function placeOf(key) {
  const [, segment, category, column, parent] = key.split("/");
  return { segment, category: category || null, column, parent: parent || null };
}

// What the field is called.
/** @param {Board} board @param {Place} place @param {Texts} texts */
export function nameOf(board, place, texts) {
  if (place.parent)
    return fill(texts.new_under, { text: start(board.idea.get(place.parent)?.text) });
  const category = board.category.get(place.category)?.name;
  const column = columnOf(board, place);
  if (column && category) return fill(texts.new_in, { column, category });
  if (category) return fill(texts.new_for, { category });
  if (column) return fill(texts.new_in_column, { column });
  if (!kindOf(board.segment.get(place.segment)).makes_categories) return texts.new_point;
  const table = board.table.get(board.me?.table_id)?.name;
  return fill(table ? texts.new_idea_table : texts.new_idea, { table });
}

// The place in a sentence: the segment, the category, the column.
/** @param {Board} board @param {Place} place */
export function pathOf(board, place) {
  const segment = board.segment.get(place.segment);
  const parts = [
    segment?.short_heading,
    board.category.get(place.category)?.name,
    columnOf(board, place),
  ];
  return parts.filter(Boolean).join(", ");
}

/**
 * @typedef {object} Addition the fields of idea.add
 * @property {string} id
 * @property {string} segment_id
 * @property {string} text
 * @property {string} [parent_id]
 * @property {string} [category_id]
 * @property {string} [column]
 * @property {boolean} [question]
 * @property {string} [owner]
 * @property {string} [due_on]
 * @property {string} [actor]
 */

// The operations that say a draft there; ids are made by `newId`.
/** @param {Place} place @param {Draft} draft @param {() => string} newId @returns {Addition[]} */
export function additions(place, draft, newId) {
  const id = newId();
  /** @type {Addition} */
  const said = { id, segment_id: place.segment, text: draft.text.trim() };
  if (place.parent)
    return [{ ...said, parent_id: place.parent }, ...subPoints(place, draft, place.parent, newId)];
  if (place.category) said.category_id = place.category;
  if (place.column) said.column = place.column;
  if (place.question) said.question = true;
  if (draft.owner.trim()) said.owner = draft.owner.trim();
  if (draft.due_on) said.due_on = draft.due_on;
  if (draft.actor) said.actor = draft.actor;
  return [said, ...subPoints(place, draft, id, newId)];
}

/**
 * @param {Place} place
 * @param {Draft} draft
 * @param {string} parent
 * @param {() => string} newId
 */
function subPoints(place, draft, parent, newId) {
  const written = draft.subs.map((text) => text.trim()).filter(Boolean);
  return written.map((text) => ({
    id: newId(),
    segment_id: place.segment,
    text,
    parent_id: parent,
  }));
}

/** @param {Board} board @param {Place} place */
function columnOf(board, place) {
  return board.segment.get(place.segment)?.columns.find(({ id }) => id === place.column)?.label;
}

// The beginning of a text, to name it by.
/** @param {string | null} [text] */
export const start = (text) => beginningOf(text ?? "", 40);
