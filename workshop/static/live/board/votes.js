/** Votes of a segment: for what one's own were cast, how many are left, who has voted. */

import { speakerOf } from "./entries.js";
import { grouped, mapped, segmentOf } from "./grouped.js";
import { once } from "./once.js";

/**
 * @import {Board} from "./board.js"
 * @import {Segment} from "./records.js"
 *
 * @typedef {{ideas: Set<string>, owners: Set<string>, cast: number}} Votes `ideas`: for which they
 *   were cast; `owners`: who cast them; `cast`: how many for what still stands
 */

/**
 * What one voted for; of duplicates the one that speaks for them.
 * @param {Board} board
 * @param {string} segmentId
 * @returns {Set<string>} ids of ideas
 */
export const votedBy = (board, segmentId) => votesIn(board, segmentId).ideas;

/** @param {Board} board @param {Segment} segment @returns {number} of one's own votes */
export function votesLeft(board, { id, votes }) {
  return Math.max(0, (votes ?? 0) - votesIn(board, id).cast);
}

/** @param {Board} board @param {string} segmentId @returns {Set<string>} owners (lead) */
export const votersIn = (board, segmentId) => votesIn(board, segmentId).owners;

/** @type {Votes} */
const NO_VOTES = { ideas: new Set(), owners: new Set(), cast: 0 };

/** @param {Board} board @param {string} segmentId */
const votesIn = (board, segmentId) => votesBySegment(board).get(segmentId) ?? NO_VOTES;

// Facilitators are not told for what: their records have no idea. A vote for what is gone is free.
/** @type {(board: Board) => Map<string, Votes>} */
const votesBySegment = once(["vote", "idea"], ({ vote, idea: ideas }) =>
  mapped(grouped(vote.values(), segmentOf), (votes) => {
    const chosen = votes.map(({ idea_id }) => speakerOf(ideas, ideas.get(idea_id)));
    const standing = chosen.flatMap((idea) => (idea && !idea.parent_id ? [idea.id] : []));
    const owners = votes.flatMap((one) => one.table_id ?? one.participant_id ?? []);
    return { ideas: new Set(standing), owners: new Set(owners), cast: standing.length };
  }),
);
