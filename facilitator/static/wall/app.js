// The wall by where the room is: the way in, what is being written, what came of it, the end.

import { currentStep } from "../../live/board/steps.js";
import { html } from "../../ui/html.js";
import { useLive } from "../../ui/use-live.js";
import { useLayoutEffect } from "../../vendor/preact-hooks.js";
import { Clock, useClock } from "./clock.js";
import { Cluster, Discussion } from "./cluster.js";
import { Gather } from "./gather.js";
import { Panel, Strip } from "./join.js";
import { Lists } from "./lists.js";
import { Lobby, Over } from "./lobby.js";
import { Matrix } from "./matrix.js";
import { Settle } from "./settle.js";
import { useTurning } from "./turning.js";
import { Outcome, Vote, votedOn } from "./votes.js";

const OF_STEPS = { "frame write": Gather, "frame discuss": Discussion, "frame settle": Settle };
const OF_KINDS = { frame: Cluster, matrix: Matrix, lists: Lists };
const WITH_PANEL = new Set([Lobby, Gather]); // people are still coming in

export function App({ live, data }) {
  useLive(live);
  const { board } = live;
  const { texts } = data;
  const step = currentStep(board);
  const counted = step ? null : votedOn(board);
  const clock = useClock(board.session, step, counted);
  const turning = useTurning(`${step?.id} ${clock.shown}`);
  useKeys({ ...turning.keys, k: clock.toggle });
  if (live.status.bye) return html`<${Said} words=${live.status.say} />`;
  if (!board.session) return html`<${Said} words=${texts.connecting} />`;
  const segment = board.segment.get(step?.segment_id) ?? counted;
  const View = viewOf({ board, step, segment, clock, counted });
  const wall = { live, board, texts, data, step, segment, clock, turning };
  const [kind, Beside] = WITH_PANEL.has(View) ? ["join", Panel] : ["strip", Strip];
  return html`<div class="wall wall--${kind}">
    <main class="wall__main" id="content" tabindex="-1"><${View} key=${step?.id} ...${wall} /></main>
    <${Beside} ...${wall} />
  </div>`;
}

function viewOf({ board, step, segment, clock, counted }) {
  if (board.session.state === "ended") return Over;
  if (clock.shown) return Clock;
  if (counted) return Outcome;
  if (!step) return Lobby;
  if (step.kind === "vote") return Vote;
  return OF_STEPS[`${segment.kind} ${step.kind}`] ?? OF_KINDS[segment.kind];
}

const Said = ({ words }) => html`<div class="wall wall--strip">
  <main class="wall__main" id="content" tabindex="-1"><h1 class="wall__title">${words}</h1></main>
</div>`;

// `keys`: {name of a key: what it does, or null where there is nothing to do}. They mean what is shown
// as soon as it is shown.
function useKeys(keys) {
  useLayoutEffect(() => {
    const press = (event) => {
      const act = keys[event.key.toLowerCase()];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " && event.target.closest("button")) return; // it presses that button
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
}
