// Where what one writes goes: a segment, a list in it, and the table whose words they are.

import { kindOf } from "../../live/board/kinds.js";
import { may } from "../../live/board/me.js";
import { byRank } from "../../live/board/ranks.js";
import { currentSegment, segmentsOf } from "../../live/board/steps.js";
import { useDesk } from "../../ui/desk.js";
import { placesIn } from "../console/bringing/landing.js";
import { useDraft } from "../console/writing/drafts.js";

/**
 * @import {Board} from "../../live/board/board.js"
 * @import {Segment, Table} from "../../live/board/records.js"
 * @import {Place as List} from "../console/bringing/landing.js"
 * @import {Texts} from "../../ui/words.js"
 *
 * @typedef {{segment?: string, list?: string, table?: string}} Chosen by their ids and keys
 *
 * @typedef {object} Place
 * @property {Segment} segment
 * @property {Segment[]} segments that one can choose among
 * @property {List} list
 * @property {List[]} lists
 * @property {string} table "": nobody's in particular
 * @property {Table[]} tables
 */

const KEY = "paper/at";
const NOTES = "notes";

// Where one is, and how to go elsewhere; null where there is nowhere to write. Kept also over a reload.
/** @returns {[Place | null, (chosen: Chosen) => void]} */
export function usePlace() {
  const { board, texts } = useDesk();
  const [kept, keep] = useDraft(KEY);
  /** @type {Chosen} */
  const chosen = kept ? JSON.parse(kept) : {};
  /** @param {Chosen} more */
  const choose = (more) => keep(JSON.stringify({ ...chosen, ...more }));
  return [placeOf(board, chosen, texts), choose];
}

/** @param {Board} board @param {Chosen} chosen @param {Texts} texts @returns {Place | null} */
function placeOf(board, chosen, texts) {
  const segments = segmentsOf(board).filter((one) => listsIn(board, one, texts).length > 0);
  const segment =
    segments.find(({ id }) => id === chosen.segment) ??
    segments.find((one) => one === currentSegment(board)) ??
    segments[0];
  if (!segment) return null;
  const lists = listsIn(board, segment, texts);
  const list = lists.find(({ key }) => key === chosen.list) ?? lists[0];
  const tables = may(board.me, "write_for_tables") ? [...board.table.values()].sort(byRank) : [];
  const table = tables.find(({ id }) => id === chosen.table)?.id ?? "";
  return { segment, segments, list, lists, table, tables };
}

// The notes of the discussion too, where there are such.
/** @param {Board} board @param {Segment} segment @param {Texts} texts @returns {List[]} */
function listsIn(board, segment, texts) {
  if (!kindOf(segment).written) return [];
  const lists = placesIn(board, segment);
  if (!kindOf(segment).notes) return lists;
  const name = segment.discussion_heading ?? texts.discussion;
  const ideas = lists.map((list) => ({ ...list, name: list.name ?? texts.ideas }));
  return [...ideas, { key: NOTES, category_id: null, column: "discussion", name }];
}
