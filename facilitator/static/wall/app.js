// The wall by where the room is: the way in, what is being written, what came of it, the end.

import { kindOf } from "../../live/board/kinds.js";
import { votedOn } from "../../live/board/results.js";
import { currentStep } from "../../live/board/steps.js";
import { Desk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { useLive } from "../../ui/use-live.js";
import { useRef } from "../../vendor/preact-hooks.js";
import { Counts } from "./counting/counts.js";
import { Ended } from "./ending/ended.js";
import { useKeys } from "./keys.js";
import { useTurning } from "./paging/turning.js";
import { Clock, useClock } from "./running/clock.js";
import { JoinPanel, JoinStrip } from "./running/joining.js";
import { Lobby } from "./running/lobby.js";
import { Settling } from "./settling/settling.js";
import { Sorting } from "./sorting/sorting.js";
import { Results } from "./voting/results.js";
import { Voting } from "./voting/voting.js";
import { Discussion } from "./writing/discussing.js";
import { Gathering } from "./writing/gathering.js";
import { Lists } from "./writing/lists.js";
import { Matrix } from "./writing/matrix.js";
import { Points } from "./writing/points.js";

/**
 * @import {Segment, Step} from "../../live/board/records.js"
 * @import {Meeting} from "../../ui/desk.js"
 * @import {ComponentChildren} from "../../vendor/preact.js"
 */

/** @typedef {(props: {title?: string, note?: string}) => ComponentChildren} View */

// A step that has a view of its own wherever it is; else the kind's.
/** @type {Partial<Record<Step["kind"], View>>} */
const OF_STEPS = { discuss: Discussion, settle: Settling, vote: Voting };
/** @type {Record<string, View>} */
const OF_KINDS = { frame: Sorting, matrix: Matrix, lists: Lists, points: Points, counts: Counts };
/** @type {Set<View>} */
const WITH_PANEL = new Set([Lobby, Gathering]); // people are still coming in

/** @param {Pick<Desk, "live" | "data">} props */
export function App({ live, data }) {
  useLive(live);
  const desk = useRef(/** @type {Desk} */ ({})).current;
  const { board } = live;
  const { texts } = data;
  const step = currentStep(board);
  const counted = step ? null : votedOn(board);
  const clock = useClock(board.session, step, counted);
  const turning = useTurning(`${board.session?.state} ${step?.id} ${clock.shown}`);
  useKeys({ ...turning.keys, k: clock.toggle });
  if (live.status.bye) return html`<${Said} words=${live.status.say} />`;
  if (!board.session) return html`<${Said} words=${texts.connecting} />`;
  const segment = board.segment.get(step?.segment_id) ?? counted;
  const View = viewOf({ board: /** @type {Meeting} */ (board), step, segment, clock, counted });
  Object.assign(desk, { live, board, texts, data, step, segment, clock, turning });
  const [kind, Beside] = WITH_PANEL.has(View) ? ["join", JoinPanel] : ["strip", JoinStrip];
  return html`<${Desk.Provider} value=${desk}>
    <div class="wall wall--${kind}">
      <main class="wall__main" id="content" tabindex="-1"><${View} key=${step?.id} /></main>
      <${Beside} />
    </div>
  <//>`;
}

/**
 * @param {object} now
 * @param {Meeting} now.board
 * @param {Step | null} now.step
 * @param {Segment | null} now.segment
 * @param {ReturnType<typeof useClock>} now.clock
 * @param {Segment | null} now.counted
 * @returns {View}
 */
function viewOf({ board, step, segment, clock, counted }) {
  if (board.session.state === "ended") return Ended;
  if (clock.shown) return Clock;
  if (counted) return Results;
  if (!step || !segment) return Lobby;
  if (step.kind === "write" && kindOf(segment).makes_categories) return Gathering;
  return OF_STEPS[step.kind] ?? OF_KINDS[segment.kind] ?? Lobby;
}

/** @param {{words: string}} props */
const Said = ({ words }) => html`<div class="wall wall--strip">
  <main class="wall__main" id="content" tabindex="-1"><h1 class="wall__title">${words}</h1></main>
</div>`;
