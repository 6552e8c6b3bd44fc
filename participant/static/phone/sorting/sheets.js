// Which sheet of sorting is open.

import { html } from "../../../ui/html.js";
import { CategorySheet } from "./category-sheet.js";
import { MergeSheet } from "./merge-sheet.js";
import { MoveSheet } from "./move-sheet.js";

/**
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Sorting} from "./state.js"
 */

/** @param {{sorting: Sorting, segment: Segment}} props */
export function Sheets({ sorting, segment }) {
  const { sheet, sort } = sorting;
  if (!sheet) return null;
  const all = { acts: sorting.acts, segment, sheet, close: () => sort({ sheet: null }) };
  if (sheet.category) return html`<${CategorySheet} ...${all} />`;
  return sheet.merge ? html`<${MergeSheet} ...${all} />` : html`<${MoveSheet} ...${all} />`;
}
