// The room in figures: who has joined, who is here now, who has been heard and who has not.

import { ideasIn } from "../../../live/board/entries.js";
import { isHere, people } from "../../../live/board/here.js";
import { currentStep } from "../../../live/board/steps.js";
import { votersIn } from "../../../live/board/votes.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count, fill } from "../../../ui/words.js";
import { withheldIn } from "../writing/readable.js";
import { heardIn, ideasUnder } from "./counts.js";
import { comingFrom, seatsOf } from "./seats.js";
import { Waiting } from "./waiting.js";

/**
 * @import {Seat} from "./seats.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Idea, Segment} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

const MOST_DOTS = 8;

/** @param {{segment: Segment | null}} props */
export function Figures({ segment }) {
  const { live, board, texts } = useDesk();
  const ideas = ideasIn(board, segment?.id);
  const withheld = withheldIn(board, segment?.id);
  const seats = seatsOf(
    board,
    live.presence?.here,
    [...heardIn(board, segment?.id), ...withheld],
    texts,
  );
  const most = Math.max(MOST_DOTS, ...seats.map(({ written }) => written));
  const figures = [
    [people(board).length, texts.joined],
    [people(board).filter((one) => isHere(one, live.presence?.here)).length, texts.here],
    lastFigure(board, segment, ideas, texts),
  ];
  return html`
    <section aria-label=${texts.figures}>
      <dl class="figures">${figures.map(([n, name]) => html`<div key=${name}><dt>${name}</dt><dd>${n}</dd></div>`)}</dl>
      ${withheld.length > 0 && html`<p class="small quiet">${count(texts.withheld, withheld.length)}</p>`}
      <${ReadyOf} seats=${seats} />
      <div class="rail__acts"><${Joining} /><${Hold} /><${Waiting} /></div>
    </section>
    <${From} />
    ${
      seats.length > 0 &&
      html`<section aria-labelledby="cover">
      <h2 class="kicker" id="cover">${board.session.seating === "tables" ? texts.per_table : texts.per_person}</h2>
      <ul class="cover">${seats.map((seat) => html`<${Seat} key=${seat.id} seat=${seat} most=${most} />`)}</ul>
    </section>`
    }`;
}

// What matters in the step: what is not sorted, who has voted, else all that the room sees.
/**
 * @param {Board} board
 * @param {Segment | null} segment
 * @param {Idea[]} ideas
 * @param {Texts} texts
 */
function lastFigure(board, segment, ideas, texts) {
  const step = currentStep(board);
  if (!segment || step?.segment_id !== segment.id) return [ideas.length, texts.contributions];
  const { kind } = step;
  if (kind === "cluster" || kind === "settle")
    return [ideasUnder(board, segment.id, null), texts.not_sorted];
  if (kind === "vote") return [votersIn(board, segment.id).size, texts.voted];
  return [ideas.length, texts.contributions];
}

// How many are done with the step, as soon as somebody is; whoever does not count is none of them.
/** @param {{seats: Seat[]}} props */
function ReadyOf({ seats }) {
  const { texts } = useDesk();
  const here = seats.filter((seat) => seat.here);
  const ready = here.filter((seat) => seat.ready).length;
  if (ready === 0) return null;
  return html`<p class="cover__ready"><${Icon} name="saved" />${
    ready === here.length
      ? texts.all_ready
      : fill(count(texts.ready_of, ready), { all: here.length })
  }</p>`;
}

// Nothing where nobody was asked, or has answered.
function From() {
  const { board, texts } = useDesk();
  const found = comingFrom(people(board));
  if (![...found.keys()].some(Boolean)) return null;
  return html`<section aria-labelledby="from">
    <h2 class="kicker" id="from">${texts.coming_from}</h2>
    <ul class="cover cover--from">${[...found].map(
      ([name, devices]) => html`<li key=${name}>
      <span class=${name ? "" : "quiet"} dir="auto">${name ?? texts.not_said}</span><span class="num">${devices}</span>
    </li>`,
    )}</ul>
  </section>`;
}

/** @param {{seat: Seat, most: number}} props */
function Seat({ seat, most }) {
  const { name, written, heard, joined, away, from, ready } = seat;
  const { texts } = useDesk();
  const dots = Math.ceil((written * MOST_DOTS) / most);
  return html`<li>
    <span><bdi>${name}</bdi>${ready && html` <span class="cover__done"><${Icon} name="saved" /><span class="vh"> ${texts.is_ready}</span></span>`}</span>
    ${
      !heard
        ? html`<span class="none">${joined ? texts.not_written : texts.not_joined}</span>`
        : html`<span class="dots" aria-hidden="true">${Array.from({ length: dots }, () => html`<i />`)}</span>
          <span class="num">${written}<span class="vh"> ${texts.contributions}</span></span>`
    }
    ${from.length > 0 && html`<span class="cover__away" dir="auto">${from.join(", ")}</span>`}
    ${joined && away && html`<${Away} seat=${seat} />`}
  </li>`;
}

// Whoever comes back counts without anybody's doing.
/** @param {{seat: Seat}} props */
function Away({ seat: { name, here, devices } }) {
  const { live, board, texts } = useDesk();
  const go = () => {
    for (const id of devices) live.do("participant.set", { id, left: here });
  };
  return html`<span class="cover__away">${here ? texts.away : texts.left}${" "}
    ${
      board.session.state !== "ended" &&
      html`<button class="btn btn--plain cover__count" type="button" onClick=${go}>
      ${here ? texts.count_out : texts.count_in}<span class="vh"> ${name}</span>
    </button>`
    }</span>`;
}

// The room waits for a moment; whoever leads goes on, and lets it go on by the same button.
function Hold() {
  const { live, board, texts } = useDesk();
  const { held, state } = board.session;
  if (state !== "open") return null;
  return html`<button class="btn btn--wide" type="button" onClick=${() => live.do("session.hold", { held: !held })}>
      ${held ? texts.let_go_on : texts.hold}
    </button>
    <p class="small" role="status">${held && texts.held}</p>`;
}

function Joining() {
  const { live, board, texts } = useDesk();
  const { joining, state } = board.session;
  if (state !== "open") return null;
  return html`<button class="btn btn--wide" type="button" onClick=${() => live.do("session.join", { open: !joining })}>
    ${joining ? texts.close_joining : texts.open_joining}
  </button>`;
}
