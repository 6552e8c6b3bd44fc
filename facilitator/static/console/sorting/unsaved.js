// What became of one's own acts, by idea: the cards that have none stay as they are drawn.

import { conflictOf } from "../writing/conflict.js";

const NOTHING = new Map();

// Map of id → {state, aside}: `state` where it is not saved, `aside` where somebody else changed it.
export function unsavedIn(live) {
  const { entries } = live.outbox;
  if (entries.length === 0) return NOTHING;
  const ids = new Set(entries.flatMap(({ op }) => op.id ?? []));
  return new Map(
    [...ids].map((id) => [id, { state: live.stateOf(id), aside: conflictOf(live, { id }) }]),
  );
}
