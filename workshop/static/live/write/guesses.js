/**
 * What an operation will do, as far as this screen can tell: (draft, operation, index among those
 * that wait). What cannot be told is left as it is until the server has answered.
 */

import { withMine } from "../board/board.js";
import { categoriesOf, tablesOf } from "../board/categories.js";
import { speakerOf } from "../board/entries.js";
import { kindOf } from "../board/kinds.js";
import { ownerOf } from "../board/me.js";

const [NEXT, LAST] = ["!", "~"]; // before and after every character of a rank
const MOST = 999_999;

export const GUESSES = {
  "idea.add"(draft, op, index) {
    const { idea, me } = draft.before;
    draft.board = withMine(draft.board, [op.id]);
    if (idea.has(op.id)) return; // its change came before its acknowledgement
    const { segment_id, text, owner = null, due_on = null } = op;
    const { category_id = null, column = "" } = idea.get(op.parent_id) ?? op;
    draft.put("idea", {
      id: op.id,
      segment_id,
      category_id,
      column,
      text,
      owner,
      due_on,
      rank: last(index),
      parent_id: op.parent_id ?? null,
      kind: op.question ? "question" : "idea",
      state: "shared",
      table_id: me?.table_id ?? null,
      rev: 1,
      edited: false,
      at: null,
    });
  },
  "idea.edit"(draft, op) {
    const idea = draft.before.idea.get(op.id);
    if (idea?.rev !== op.rev) return; // done already, or a conflict
    const { text, owner = idea.owner, due_on = idea.due_on } = op;
    // One more, so that a second edit before the answer builds on this one.
    draft.change("idea", op.id, { text, owner, due_on, rev: op.rev + 1, edited: true });
  },
  "idea.remove"(draft, { id }) {
    const { idea: ideas } = draft.before;
    for (const one of ideas.values()) {
      if (one.merged_into_id === id) draft.change("idea", one.id, freed(ideas, one));
    }
    for (const one of below(ideas, [id], ["parent_id"])) draft.drop("idea", one);
  },
  "idea.move"(draft, op, index) {
    const { idea: ideas } = draft.before;
    const parent = speakerOf(ideas, ideas.get(op.parent_id));
    if (op.parent_id && (!parent || below(ideas, op.ids).has(parent.id))) return;
    const ids = movedBy(ideas, op);
    const place = only(parent ?? op, PLACE);
    for (const id of below(ideas, ids)) draft.change("idea", id, place);
    ids.forEach((id, at) => {
      const under = "parent_id" in op ? { parent_id: parent?.id ?? null } : {};
      draft.change("idea", id, { ...under, ...rankMoved(ideas, op, id, index, at) });
    });
  },
  "idea.sort"(draft, op, index) {
    const { idea: ideas, category, me } = draft.before;
    const idea = speakerOf(ideas, ideas.get(op.id));
    const isThere = (id) => category.get(id)?.state === "active";
    if (!idea || idea.parent_id || !isThere(op.category_id)) return;
    const { id, segment_id, category_id: now } = idea;
    if (!isThere(now))
      GUESSES["idea.move"](draft, { ids: [id], category_id: op.category_id }, index);
    draft.put("suggestion", {
      id: `${id}:${ownerOf(me)}`,
      segment_id,
      idea_id: id,
      category_id: op.category_id,
      instead_of_id: isThere(now) && now !== op.category_id ? now : null,
    });
  },
  "idea.keep"(draft, op) {
    const { idea: ideas, suggestion } = draft.before;
    const about = ({ idea_id }) => speakerOf(ideas, ideas.get(idea_id));
    const idea = speakerOf(ideas, ideas.get(op.id));
    for (const one of suggestion.values()) {
      if (idea && about(one) === idea) draft.change("suggestion", one.id, { instead_of_id: null });
    }
  },
  "idea.merge"(draft, { ids, into }) {
    const { idea: ideas } = draft.before;
    const speaker = speakerOf(ideas, ideas.get(into));
    if (!speaker || speaker.parent_id) return;
    const { segment_id, column } = speaker;
    const merged = ids
      .map((id) => ideas.get(id))
      .filter(
        (one) =>
          one &&
          one !== speaker &&
          one.state === "shared" &&
          !one.parent_id &&
          one.segment_id === segment_id &&
          one.column === column,
      )
      .map(({ id }) => id);
    for (const id of below(ideas, merged)) draft.change("idea", id, only(speaker, PLACE));
    for (const { id, merged_into_id } of ideas.values()) {
      if (!merged.includes(id) && !merged.includes(merged_into_id)) continue;
      draft.change("idea", id, { state: "merged", merged_into_id: speaker.id });
    }
  },
  "idea.unmerge"(draft, { ids }) {
    const { idea: ideas } = draft.before;
    const merged = ids.map((id) => ideas.get(id)).filter((one) => one?.state === "merged");
    for (const one of merged) draft.change("idea", one.id, freed(ideas, one));
  },
  "category.add"(draft, { id, name, ids = [] }, index) {
    const { category, segment } = draft.before;
    if (!category.has(id)) {
      draft.put("category", { id, name, rank: last(index), state: "active" });
      for (const one of segment.values()) {
        const { categories, pairs } = kindOf(one);
        if (!categories) continue;
        const beside = Boolean(pairs) && tablesOf(draft.before, one.id).at(-1)?.length === 1;
        draft.put("placement", { ...placementOf(one.id, id, last(index)), beside });
      }
    }
    if (ids.length) GUESSES["idea.move"](draft, { ids, category_id: id }, index);
  },
  "category.rename"(draft, { id, name }) {
    draft.change("category", id, { name });
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
  "placement.set"(draft, { segment_id, category_id, ...op }, index) {
    const id = `${segment_id}:${category_id}`;
    if ("after" in op || "beside" in op) arrange(draft, segment_id);
    const { placement } = draft.board;
    const old = placement.get(id) ?? placementOf(segment_id, category_id, LAST);
    const after = op.after && `${segment_id}:${op.after}`;
    const rank = rankBehind(placement, { after }, index);
    draft.put("placement", { ...old, ...only(op, ["shown", "beside", "tables"]), ...rank });
  },
  "segment.declare"(draft, { id, number }) {
    draft.change("segment", id, { declared_categories: number });
  },
  "segment.agree"(draft, { id, agree }) {
    const consent = `${id}:${ownerOf(draft.before.me)}`;
    const names = categoriesOf(draft.before, id).map(({ name }) => name);
    if (agree) draft.put("consent", { id: consent, segment_id: id, names });
    else draft.drop("consent", consent);
  },
  "vote.cast"(draft, { id, cast }) {
    const { idea: ideas, vote, me } = draft.before;
    const idea = speakerOf(ideas, ideas.get(id));
    if (!idea) return;
    const here = [...vote.values()].filter(
      (one) => speakerOf(ideas, ideas.get(one.idea_id)) === idea,
    );
    const { segment_id } = idea;
    const mine = { id: `${idea.id}:${ownerOf(me)}`, segment_id, idea_id: idea.id };
    if (!cast) for (const one of here) draft.drop("vote", one.id);
    else if (here.length === 0) draft.put("vote", mine);
  },
};

const PLACE = ["category_id", "column"];

const last = (index) => LAST + String(index).padStart(6, "0");

/** Those that a move is about: sub-points keep their place, but change it among each other. */
function movedBy(ideas, op) {
  const own = "parent_id" in op;
  const whole = !own && PLACE.some((key) => key in op);
  const there = op.ids.map((id) => ideas.get(id)).filter((one) => one && !(whole && one.parent_id));
  const ordered =
    "after" in op
      ? there.filter(
          (one) =>
            one.segment_id === there[0].segment_id && (own || one.parent_id === there[0].parent_id),
        )
      : there;
  return ordered.map(({ id }) => id);
}

// {rank} directly behind `after`, before what an earlier guess put there; {} where nothing is said.
function rankBehind(items, { after }, index, at = 0) {
  if (after === undefined || (after !== null && !items.has(after))) return {};
  const order = String(MOST - index) + String(at).padStart(3, "0");
  return { rank: (items.get(after)?.rank ?? "") + NEXT + order };
}

// Where it is not said: a sub-point stands last, what was one right behind what it hung under.
function rankMoved(ideas, op, id, index, at) {
  if ("after" in op || !("parent_id" in op)) return rankBehind(ideas, op, index, at);
  if (op.parent_id) return { rank: last(index) + String(at).padStart(3, "0") };
  const after = rootOf(ideas, ideas.get(id)).id;
  return after === id ? {} : rankBehind(ideas, { after }, index, at);
}

function rootOf(ideas, idea) {
  const parent = ideas.get(idea.parent_id);
  return parent ? rootOf(ideas, speakerOf(ideas, parent) ?? parent) : idea;
}

const placementOf = (segment_id, category_id, rank) => ({
  id: `${segment_id}:${category_id}`,
  segment_id,
  category_id,
  rank,
  beside: false,
  shown: true,
  tables: [],
});

/** The order of a segment becomes its own: as it was until now. */
function arrange(draft, segmentId) {
  const { segment } = draft.before;
  if (!segment.has(segmentId) || segment.get(segmentId).arranged) return;
  const tables = tablesOf(draft.before, segmentId);
  const places = tables.flatMap((table) => table.map(({ id }, at) => ({ id, beside: at === 1 })));
  places.forEach(({ id, beside }, at) => {
    const rank = String(at).padStart(3, "0");
    draft.change("placement", `${segmentId}:${id}`, { rank, beside });
  });
  draft.change("segment", segmentId, { arranged: true });
}

/** A duplicate as an idea of its own; what was hidden with something above it stays hidden. */
const freed = (ideas, { merged_into_id }) => ({
  state: isHidden(ideas, merged_into_id) ? "hidden" : "shared",
  merged_into_id: null,
});

function isHidden(ideas, id, hops = 0) {
  const idea = ideas.get(id);
  if (!idea || hops > 99) return false; // a circle cannot be, and must not hang a screen
  return (
    idea.state === "hidden" || isHidden(ideas, idea.parent_id ?? idea.merged_into_id, hops + 1)
  );
}

/** These and all that hangs under them, sub-points and duplicates. */
function below(ideas, ids, ways = ["parent_id", "merged_into_id"]) {
  const found = new Set(ids);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const idea of ideas.values())
      if (ways.some((way) => found.has(idea[way]))) found.add(idea.id);
  }
  return found;
}

const only = (item, keys) =>
  Object.fromEntries(keys.filter((key) => key in item).map((key) => [key, item[key]]));
