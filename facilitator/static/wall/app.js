// The wall by where the room is: the way in, what is being written, what was written, the end.
import { currentSegment, currentStep } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { useLive } from "../../ui/use-live.js";
import { Gather } from "./gather.js";
import { Panel, Strip } from "./join.js";
import { Lobby } from "./lobby.js";
import { Review } from "./review.js";
import { Lists, Matrix } from "./tables.js";

const VIEWS = { matrix: Matrix, lists: Lists };

export function App({ live, data }) {
  useLive(live);
  const { board } = live;
  const { texts } = data;
  if (live.status.bye) return html`<${Shell} kind="strip"><h1 class="wall__title">${live.status.say}</h1><//>`;
  if (!board.session) return html`<${Shell} kind="strip"><h1 class="wall__title">${texts.connecting}</h1><//>`;
  const wall = { live, board, texts, data };
  if (board.session.state === "ended") return html`<${Shell} kind="strip"><${Over} ...${wall} /><//>`;
  const [step, segment] = [currentStep(board), currentSegment(board)];
  if (!step) return html`<${Shell} kind="join" beside=${html`<${Panel} ...${wall} />`}><${Lobby} ...${wall} /><//>`;
  if (segment.kind === "frame" && step.kind === "write") {
    return html`<${Shell} kind="join" beside=${html`<${Panel} ...${wall} segment=${segment} />`}>
      <${Gather} key=${segment.id} ...${wall} segment=${segment} />
    <//>`;
  }
  const View = VIEWS[segment.kind] ?? Review;
  const strip = (pages) => html`<${Strip} ...${wall} segment=${segment} pages=${pages} />`;
  return html`<${View} key=${step.id} ...${wall} segment=${segment} step=${step} strip=${strip} />`;
}

// The main part and the way in, which is always there.
export function Shell({ kind, beside, children }) {
  return html`<div class="wall wall--${kind}">
    <main class="wall__main" id="content" tabindex="-1">${children}</main>
    ${beside}
  </div>`;
}

function Over({ board, texts }) {
  return html`<div class="wall__middle">
    <p class="kicker" dir="auto">${board.session.title}, ${board.session.place_and_date}</p>
    <h1 class="wall__prompt">${texts.ended}</h1>
    <p class="wall__note">${texts.ended_note}</p>
  </div>`;
}
