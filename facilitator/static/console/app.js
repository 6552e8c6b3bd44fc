// The console as a whole: the bar, the agenda, the middle, the rail, and what was just done.

import { currentSegment, currentStep, segmentsOf } from "../../live/board/steps.js";
import { Desk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Toast } from "../../ui/toast.js";
import { useLive } from "../../ui/use-live.js";
import { useCallback, useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { BringIn } from "./bringing/bring-in.js";
import { Gone } from "./ending/gone.js";
import { Middle } from "./middle.js";
import { useLines } from "./resting/figures.js";
import { Agenda } from "./running/agenda.js";
import { Bar } from "./running/bar.js";
import { Palette, usePalette } from "./running/palette.js";
import { Rail } from "./running/rail.js";
import { useUndoKey } from "./running/undo-key.js";
import { shownBoard } from "./settling/removed-categories.js";

/**
 * @import {Said} from "../../ui/toast.js"
 *
 * @typedef {(segmentId: string | null, stepId?: string) => void} Look at a segment, or at what a step of
 *   it will show, where that is not the room's; null: at what the room sees
 */

/** @param {Pick<Desk, "live" | "data">} props */
export function App({ live, data }) {
  useLive(live);
  const [said, show] = useState(/** @type {Said | null} */ (null));
  const [looking, lookAt] = useState(/** @type {{segment?: string | null, step?: string}} */ ({}));
  /** @type {Look} */
  const look = useCallback((segment, step) => lookAt({ segment, step }), []);
  const [ending, askToEnd] = useState(false);
  /** @type {Desk["tell"]} */
  const tell = useCallback((text, undo) => show({ text, undo }), []);
  useEffect(() => live.onRefused(({ say }) => tell(say)), [live]);
  useUndoKey({ live, tell, texts: data.texts });
  const [opened, open] = usePalette();
  const [into, bringInto] = useState(/** @type {string | null} */ (null));
  const board = shownBoard(live.board);
  const lines = useLines(data.urls.sources, live.board);
  const desk = useRef(/** @type {Desk} */ ({})).current; // one for the life of the page: alone it draws nothing anew
  Object.assign(desk, {
    live,
    board,
    texts: data.texts,
    urls: data.urls,
    lines,
    tell,
    askToEnd,
    bringInto,
  });
  if (!board.session) return html`<p class="lead__wait" role="status">${data.texts.connecting}</p>`;
  const here = currentSegment(board);
  if (live.status.bye === "no_session")
    return html`<${Desk.Provider} value=${desk}><${Bar} open=${open} /><${Gone} /><//>`;
  // A text has no step that a room is at.
  const first = board.session.desk ? segmentsOf(board)[0] : null;
  const segment = board.segment.get(looking.segment) ?? here ?? first;
  const step = board.step.get(looking.step) ?? null;
  const filled = board.segment.get(into);
  const at = step === currentStep(board) ? null : step;
  return html`<${Desk.Provider} value=${desk}>
    <${Bar} open=${open} />
    <div class="lead__body">
      <${Agenda} segment=${segment} at=${at} look=${look} ending=${ending} />
      <main class="lead__main" id="content" tabindex="-1">
        <${Middle} segment=${segment} here=${here} at=${at} look=${look} ending=${ending} />
      </main>
      ${!board.session.desk && html`<${Rail} segment=${segment} look=${look} ending=${ending} />`}
    </div>
    <${Palette} opened=${opened} open=${open} look=${look} />
    ${filled && html`<${BringIn} key=${into} segment=${filled} close=${() => bringInto(null)} />`}
    <${Toast} said=${said} show=${show} texts=${data.texts} />
  <//>`;
}
