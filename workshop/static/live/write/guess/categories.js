/** What will become of categories: which there are, and where they stand in each segment. */

import { tablesOf } from "../../board/categories.js";
import { kindOf } from "../../board/kinds.js";
import { IDEAS } from "./ideas.js";
import { last, rankBehind } from "./ranks.js";

/** @type {Record<string, import("./draft.js").Guess>} */
export const CATEGORIES = {
  "category.add"(draft, { id, name, ids = [] }, index) {
    const { category, segment } = draft.before;
    if (!category.has(id)) {
      draft.put("category", { id, name, rank: last(index), state: "active", text: null });
      for (const one of segment.values()) {
        if (!kindOf(one).categories) continue;
        const isAlone = () => tablesOf(draft.before, one.id).at(-1)?.length === 1;
        const beside = Boolean(kindOf(one).pairs && isAlone());
        draft.put("placement", { ...placementOf(one.id, id, last(index)), beside });
      }
    }
    if (ids.length) IDEAS["idea.move"](draft, { ids, category_id: id }, index);
  },
  "category.rename"(draft, { id, name, text }) {
    draft.change(
      "category",
      id,
      text === undefined ? { name } : { name, text: text.trim() || null },
    );
  },
  "category.move"(draft, op, index) {
    draft.change("category", op.id, rankBehind(draft.before.category, op, index));
  },
  "category.merge"(draft, { id, into }) {
    const { category, idea } = draft.before;
    if (!category.has(into) || id === into) return;
    for (const one of idea.values()) {
      if (one.category_id === id) draft.change("idea", one.id, { category_id: into });
    }
    draft.change("category", id, { state: "merged", merged_into_id: into });
  },
  "category.remove"(draft, { id }) {
    draft.change("category", id, { state: "removed" });
  },
  "category.restore"(draft, { id }) {
    draft.change("category", id, { state: "active" });
  },
  "placement.set"(draft, op, index) {
    const { segment_id, category_id } = op;
    const id = `${segment_id}:${category_id}`;
    if ("after" in op || "beside" in op) arrange(draft, segment_id);
    const { placement } = draft.board;
    const old = placement.get(id) ?? placementOf(segment_id, category_id, last(index));
    const { shown = old.shown, beside = old.beside, tables = old.tables } = op;
    const after = op.after && `${segment_id}:${op.after}`;
    const rank = rankBehind(placement, { after }, index);
    draft.put("placement", { ...old, shown, beside, tables, ...rank });
  },
  "segment.declare"(draft, { id, number }) {
    draft.change("segment", id, { declared: number });
  },
};

/** @param {string} segment_id @param {string} category_id @param {string} rank */
const placementOf = (segment_id, category_id, rank) => ({
  id: `${segment_id}:${category_id}`,
  segment_id,
  category_id,
  rank,
  beside: false,
  shown: true,
  tables: [],
});

/**
 * The order of a segment becomes its own: as it was until now.
 * @param {import("./draft.js").Draft} draft
 * @param {string} segmentId
 */
function arrange(draft, segmentId) {
  const segment = draft.before.segment.get(segmentId);
  if (!segment || segment.arranged) return;
  const tables = tablesOf(draft.before, segmentId);
  const places = tables.flatMap((table) => table.map(({ id }, at) => ({ id, beside: at === 1 })));
  places.forEach(({ id, beside }, at) => {
    const rank = String(at).padStart(3, "0");
    draft.change("placement", `${segmentId}:${id}`, { rank, beside });
  });
  draft.change("segment", segmentId, { arranged: true });
}
