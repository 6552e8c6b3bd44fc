// Which tables a category is dealt to, where it is not everybody's.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";

/** @import {Category} from "../../../live/board/records.js" */

/** @param {{category: Category}} props */
export function Dealt({ category }) {
  const { board, texts, segment } = useDesk();
  const { tables = [] } = board.placement.get(`${segment.id}:${category.id}`) ?? {};
  const names = tables.map((id) => board.table.get(id)?.name).filter(Boolean);
  if (names.length === 0) return null;
  const said = names.length === 1 ? texts.table : texts.tables;
  return html`<span class="wall__dealt">${fill(said, { name: names.join(", ") })}</span>`;
}
