// The middle: what the room does, by the kind of segment and step; before that the way in, and the end.

import { currentStep } from "../../live/board/steps.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { mainPart } from "../../ui/main-part.js";
import { fill } from "../../ui/words.js";
import { useLayoutEffect, useRef } from "../../vendor/preact-hooks.js";
import { AskToEnd } from "./ending/ask-to-end.js";
import { Ended } from "./ending/ended.js";
import { Lobby } from "./running/lobby.js";
import { whereIs } from "./running/steps.js";
import { Segment } from "./segment.js";
import { Refusals } from "./writing/refused.js";
import { Unsent } from "./writing/unsent.js";

/**
 * @typedef {import("../../live/board/records.js").Segment} Segment
 * @typedef {import("../../live/board/records.js").Step} Step
 */

/**
 * @param {{segment: Segment | null, here: Segment | null,
 *   look: (segmentId: string | null) => void, ending: boolean}} props
 */
export function Middle({ segment, here, look, ending }) {
  const { board, texts } = useDesk();
  const step = currentStep(board);
  const elsewhere = segment && segment !== here;
  useTop(`${segment?.id} ${elsewhere ? "" : step?.id}`);
  return html`
    <${Refusals} />
    <${Unsent} segment=${segment} />
    ${ending && html`<${AskToEnd} />`}
    ${board.session.state === "ended" && html`<${Ended} />`}
    ${
      elsewhere &&
      here &&
      html`<p class="lead__elsewhere">
      ${fill(texts.room_is_at, whereIs(board, /** @type {Step} */ (step), texts))}
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
