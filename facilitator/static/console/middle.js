// The middle: what the room does, by the kind of segment and step; before that the way in, and the end.

import { currentStep } from "../../live/board/steps.js";
import { html } from "../../ui/html.js";
import { fill } from "../../ui/words.js";
import { useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";
import { Arranging, useArranging } from "./arranging.js";
import { useDesk } from "./desk.js";
import { AskToEnd, Ended } from "./ending.js";
import { Frame } from "./frame.js";
import { Lists } from "./lists.js";
import { Lobby } from "./lobby.js";
import { Matrix } from "./matrix.js";
import { SetAside } from "./set-aside.js";
import { Settle } from "./settle.js";
import { stepOf, titleOf, whereIs } from "./steps.js";
import { Unsent } from "./unsent.js";
import { isVotedOn, Results, Votes } from "./votes.js";
import { Withheld } from "./withheld.js";

const VIEWS = { frame: Frame, matrix: Matrix, lists: Lists };

export function Middle({ segment, here, look, ending }) {
  const { board, texts } = useDesk();
  const step = currentStep(board);
  const elsewhere = segment && segment !== here;
  useTop(`${segment?.id} ${elsewhere ? "" : step?.id}`);
  return html`
    <${SetAside} />
    <${Unsent} segment=${segment} />
    ${ending && html`<${AskToEnd} />`}
    ${board.session.state === "ended" && html`<${Ended} />`}
    ${
      elsewhere &&
      here &&
      html`<p class="lead__elsewhere">
      ${fill(texts.room_is_at, whereIs(board, step, texts))}
      <button class="btn btn--plain" type="button" onClick=${() => look(null)}>${texts.go_there}</button>
    </p>`
    }
    ${
      segment
        ? html`<${Segment} key=${segment.id} segment=${segment} step=${elsewhere ? null : step} look=${look} />`
        : board.session.state !== "ended" && html`<${Lobby} />`
    }
  `;
}

// Another page than before starts at its top; the focus stays where it is.
function useTop(page) {
  const before = useRef(page);
  useLayoutEffect(() => {
    if (before.current === page) return;
    before.current = page;
    const main = document.getElementById("content");
    main.scrollTop = 0; // where it scrolls for itself, else the whole page does
    if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
  }, [page]);
}

function Segment({ segment, step, look }) {
  const { board, texts } = useDesk();
  const [arranging, button] = useArranging(segment);
  const View = step?.kind === "settle" ? Settle : VIEWS[segment.kind];
  const sorting = step?.kind === "cluster"; // the board has a head of its own
  return html`
    ${
      !sorting &&
      html`<div class="lead__head">
      <div>
        <h2 dir="auto">${step ? titleOf(board, step, texts) : segment.short_heading}</h2>
        <p class="quiet" dir="auto">${segment.short_prompt}</p>
      </div>
      ${button}
    </div>`
    }
    <${Withheld} segment=${segment} offered=${mayBePrivate(board, segment, step)} />
    ${arranging && html`<${Arranging} segment=${segment} />`}
    ${step?.kind === "vote" && html`<${Votes} segment=${segment} step=${step} look=${look} />`}
    ${step?.kind !== "write" && isVotedOn(board, segment) && html`<${Results} segment=${segment} />`}
    <${View} segment=${segment} step=${step} />
  `;
}

// Private writing is for a segment where one writes, or will.
const mayBePrivate = (board, segment, step) =>
  step ? step.kind === "write" : stepOf(board, segment.id, "write")?.state === "coming";
