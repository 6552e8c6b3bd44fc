// The middle: what the room does, by the kind of segment and step; before that the way in, and the end.

import { votedOn } from "../../live/board/results.js";
import { currentStep } from "../../live/board/steps.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { mainPart } from "../../ui/main-part.js";
import { useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";
import { AskToEnd } from "./ending/ask-to-end.js";
import { Ended } from "./ending/ended.js";
import { Proposed } from "./ending/proposed.js";
import { Elsewhere } from "./running/elsewhere.js";
import { Lobby } from "./running/lobby.js";
import { Segment } from "./segment.js";
import { Results } from "./voting/results.js";
import { Refusals } from "./writing/refused.js";
import { Unsent } from "./writing/unsent.js";

/**
 * @typedef {import("../../live/board/records.js").Segment} Segment
 * @typedef {import("../../live/board/records.js").Step} Step
 * @import {Look} from "./app.js"
 */

/**
 * @param {{segment: Segment | null, here: Segment | null, at: Step | null, look: Look,
 *   ending: boolean}} props `at`: the step that is looked at
 */
export function Middle({ segment, here, at, look, ending }) {
  const { board } = useDesk();
  const step = currentStep(board);
  const voted = segment ? null : votedOn(board);
  const elsewhere = segment && (segment !== here || at);
  useTop(`${segment?.id} ${elsewhere ? at?.id : step?.id}`);
  return html`
    <${Refusals} />
    <${Unsent} segment=${segment} />
    ${ending && html`<${AskToEnd} />`}
    ${board.session.state === "ended" && html`<${Ended} />`}
    <${Proposed} />
    ${elsewhere && !board.session.desk && html`<${Elsewhere} step=${step} at=${at} look=${look} />`}
    ${
      segment
        ? html`<${Segment} key=${segment.id} segment=${segment} step=${elsewhere ? null : step} look=${look} />`
        : board.session.state !== "ended" &&
          html`<${Lobby} look=${look} />${voted && html`<${Results} segment=${voted} />`}`
    }
  `;
}

// Another page than before starts at its top; the focus stays where it is.
/** @param {string} page */
function useTop(page) {
  const before = useRef(page);
  useLayoutEffect(() => {
    if (before.current === page) return;
    before.current = page;
    const main = mainPart();
    main.scrollTop = 0; // where it scrolls for itself, else the whole page does
    if (main.getBoundingClientRect().top < 0) main.scrollIntoView();
  }, [page]);
}
