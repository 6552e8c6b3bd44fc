// The middle: what the room writes, by the kind of segment; before that the way in, and the end.
import { currentStep } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { fill } from "../../ui/words.js";
import { useDesk } from "./desk.js";
import { AskToEnd, Ended } from "./ending.js";
import { Frame } from "./frame.js";
import { Lists } from "./lists.js";
import { Lobby } from "./lobby.js";
import { Matrix } from "./matrix.js";
import { SetAside } from "./set-aside.js";
import { titleOf } from "./steps.js";
import { Withheld } from "./withheld.js";

const VIEWS = { frame: Frame, matrix: Matrix, lists: Lists };

export function Middle({ segment, here, look, ending }) {
  const { board, texts } = useDesk();
  const step = currentStep(board);
  const elsewhere = segment && segment !== here;
  return html`
    <${SetAside} />
    ${ending && html`<${AskToEnd} />`}
    ${board.session.state === "ended" && html`<${Ended} />`}
    ${elsewhere && here && html`<p class="lead__elsewhere">
      ${fill(texts.room_is_at, { step: titleOf(board, step, texts) })}
      <button class="btn btn--plain" type="button" onClick=${() => look(null)}>${texts.go_there}</button>
    </p>`}
    ${segment
      ? html`<${Segment} key=${segment.id} segment=${segment} step=${elsewhere ? null : step} />`
      : board.session.state !== "ended" && html`<${Lobby} />`}
  `;
}

function Segment({ segment, step }) {
  const { board, texts } = useDesk();
  const View = VIEWS[segment.kind];
  return html`
    <div class="lead__head">
      <div>
        <h2 dir="auto">${step ? titleOf(board, step, texts) : segment.short_heading}</h2>
        <p class="quiet" dir="auto">${segment.short_prompt}</p>
      </div>
      <${Withheld} segment=${segment} />
    </div>
    <${View} segment=${segment} discussing=${step?.kind !== "write"} />
  `;
}
