/** What will become of ideas: written, changed, moved, sorted and merged. */

import { withMine } from "../../board/board.js";
import { speakerOf } from "../../board/entries.js";
import { ownerOf } from "../../board/me.js";
import { last, rankBehind } from "./ranks.js";

/**
 * @import {Idea} from "../../board/records.js"
 *
 * @typedef {import("../../board/board.js").ById<Idea>} Ideas
 */

/** @type {Record<string, import("./draft.js").Guess>} */
export const IDEAS = {
  "idea.add"(draft, op, index) {
    const { idea, me } = draft.before;
    draft.board = withMine(draft.board, [op.id]);
    if (idea.has(op.id)) return; // its change came before its acknowledgement
    const { segment_id, text, owner = null, due_on = null, progress = null } = op;
    const { category_id = null, column = "" } = idea.get(op.parent_id) ?? op;
    draft.put("idea", {
      id: op.id,
      segment_id,
      category_id,
      column,
      text,
      owner,
      due_on,
      progress,
      rank: last(index),
      parent_id: op.parent_id ?? null,
      kind: op.question ? "question" : "idea",
      state: "shared",
      merged_into_id: null,
      table_id: op.table_id ?? me?.table_id ?? null,
      rev: 1,
      edited: false,
      at: null,
      votes: null,
    });
  },
  "idea.edit"(draft, op) {
    const idea = draft.before.idea.get(op.id);
    if (idea?.rev !== op.rev) return; // done already, or a conflict
    const { text, owner = idea?.owner, due_on = idea?.due_on } = op;
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
    for (const id of below(ideas, ids)) draft.change("idea", id, placeOf(parent ?? op));
    ids.forEach((id, at) => {
      const under = "parent_id" in op ? { parent_id: parent?.id ?? null } : {};
      draft.change("idea", id, { ...under, ...rankMoved(ideas, op, id, index, at) });
    });
  },
  "idea.sort"(draft, op, index) {
    const { idea: ideas, category, me } = draft.before;
    const idea = speakerOf(ideas, ideas.get(op.id));
    /** @param {string | null} id */
    const isThere = (id) => category.get(id)?.state === "active";
    if (!idea || idea.parent_id || !isThere(op.category_id)) return;
    const { id, segment_id, category_id: now } = idea;
    if (!isThere(now)) IDEAS["idea.move"](draft, { ids: [id], category_id: op.category_id }, index);
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
    const idea = speakerOf(ideas, ideas.get(op.id));
    for (const { id, idea_id } of suggestion.values()) {
      if (!idea || speakerOf(ideas, ideas.get(idea_id)) !== idea) continue;
      draft.change("suggestion", id, { instead_of_id: null });
    }
  },
  "idea.merge"(draft, { ids, into }) {
    const { idea: ideas } = draft.before;
    const speaker = speakerOf(ideas, ideas.get(into));
    if (!speaker || speaker.parent_id) return;
    const { segment_id, column } = speaker;
    const merged = those(ideas, ids)
      .filter(
        (one) =>
          one !== speaker &&
          one.state === "shared" &&
          !one.parent_id &&
          one.segment_id === segment_id &&
          one.column === column,
      )
      .map(({ id }) => id);
    for (const id of below(ideas, merged)) draft.change("idea", id, placeOf(speaker));
    for (const { id, merged_into_id } of ideas.values()) {
      if (!merged.includes(id) && !merged.includes(merged_into_id ?? "")) continue;
      draft.change("idea", id, { state: "merged", merged_into_id: speaker.id });
    }
  },
  "idea.unmerge"(draft, { ids }) {
    const { idea: ideas } = draft.before;
    for (const one of those(ideas, ids)) {
      if (one.state === "merged") draft.change("idea", one.id, freed(ideas, one));
    }
  },
};

/** @type {(keyof Idea)[]} */
const PLACE = ["category_id", "column"];

/** @param {any} there an idea, or an operation @returns {Partial<Idea>} what it says of a place */
const placeOf = (there) =>
  Object.fromEntries(PLACE.filter((key) => key in there).map((key) => [key, there[key]]));

/** @param {Ideas} ideas @param {string[]} ids @returns {Idea[]} those that are on the board */
const those = (ideas, ids) => ids.flatMap((id) => ideas.get(id) ?? []);

/**
 * Those that a move is about: sub-points keep their place, but change it among each other.
 * @param {Ideas} ideas
 * @param {any} op
 */
function movedBy(ideas, op) {
  const own = "parent_id" in op;
  const whole = !own && PLACE.some((key) => key in op);
  const there = those(ideas, op.ids).filter((one) => !(whole && one.parent_id));
  const [first] = there;
  const ordered =
    "after" in op
      ? there.filter(
          ({ segment_id, parent_id }) =>
            segment_id === first.segment_id && (own || parent_id === first.parent_id),
        )
      : there;
  return ordered.map(({ id }) => id);
}

/**
 * Where it is not said: a sub-point stands last, what was one right behind what it hung under.
 * @param {Ideas} ideas
 * @param {any} op
 * @param {string} id
 * @param {number} index
 * @param {number} at
 */
function rankMoved(ideas, op, id, index, at) {
  if ("after" in op || !("parent_id" in op)) return rankBehind(ideas, op, index, at);
  if (op.parent_id) return { rank: last(index, at) };
  const after = rootOf(ideas, id);
  return after === id ? {} : rankBehind(ideas, { after }, index, at);
}

/** @param {Ideas} ideas @param {string} id @returns {string} the id of what it hangs under */
function rootOf(ideas, id) {
  const parent = ideas.get(ideas.get(id)?.parent_id ?? "");
  return parent ? rootOf(ideas, (speakerOf(ideas, parent) ?? parent).id) : id;
}

/**
 * A duplicate as an idea of its own; what was hidden with something above it stays hidden.
 * @param {Ideas} ideas
 * @param {Idea} idea
 * @returns {Partial<Idea>}
 */
const freed = (ideas, { merged_into_id }) => ({
  state: isHidden(ideas, merged_into_id) ? "hidden" : "shared",
  merged_into_id: null,
});

/** @param {Ideas} ideas @param {string | null} id @returns {boolean} */
function isHidden(ideas, id, hops = 0) {
  const idea = ideas.get(id);
  if (!idea || hops > 99) return false; // a circle cannot be, and must not hang a screen
  return (
    idea.state === "hidden" || isHidden(ideas, idea.parent_id ?? idea.merged_into_id, hops + 1)
  );
}

/**
 * @param {Ideas} ideas
 * @param {string[]} ids
 * @param {("parent_id" | "merged_into_id")[]} ways
 * @returns {Set<string>} these and all that hangs under them, sub-points and duplicates
 */
function below(ideas, ids, ways = ["parent_id", "merged_into_id"]) {
  const found = new Set(ids);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const idea of ideas.values()) {
      if (ways.some((way) => found.has(idea[way] ?? ""))) found.add(idea.id);
    }
  }
  return found;
}
