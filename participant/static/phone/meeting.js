// The meeting as one device sees it: where it is decides what there is to read and to do.

import { currentSegment, currentStep, isHeld } from "../../live/board/steps.js";
import { afterDraw } from "../../ui/after-draw.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Toast } from "../../ui/toast.js";
import { useRedraw } from "../../ui/use-live.js";
import { useCallback, useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { Proposed } from "./confirming/proposed.js";
import { Content } from "./content.js";
import { Announcements } from "./running/announcements.js";
import { askOf } from "./running/asked.js";
import { Banners } from "./running/banners.js";
import { pauseIn } from "./running/between-steps.js";
import { Connection } from "./running/connection.js";
import { Header } from "./running/header.js";
import { Neighbour, Seat } from "./running/joining.js";
import { Languages } from "./running/languages.js";
import { Ready } from "./running/ready.js";
import { useSteady } from "./running/steady-scroll.js";
import { AgreeBar, Settling } from "./settling/settling.js";
import { PickedBar } from "./sorting/picked-bar.js";
import { Sorting } from "./sorting/sorting.js";
import { VotesBar, Voting } from "./voting/voting.js";
import { Composer } from "./writing/composer.js";
import { Refusals } from "./writing/refused.js";
import { Unsent } from "./writing/unsent.js";
import { usePlace } from "./writing/use-place.js";

/**
 * @import {Segment, Step} from "../../live/board/records.js"
 * @import {Said} from "../../ui/toast.js"
 * @import {ComponentChildren} from "../../vendor/preact.js"
 */

// What there is to see in a step (Page), and what stands at the thumb (Bar). The others have no page
// of their own.
/**
 * @typedef {{Page: View, Bar: View}} Page
 * @typedef {(props: {segment: Segment}) => ComponentChildren} View
 */

/** @type {Partial<Record<Step["kind"], Page>>} */
const PAGES = {
  cluster: { Page: Sorting, Bar: PickedBar },
  settle: { Page: Settling, Bar: AgreeBar },
  vote: { Page: Voting, Bar: VotesBar },
};

export function Meeting() {
  const desk = useDesk();
  const { live, board, texts } = desk;
  const [toast, show] = useState(/** @type {Said | null} */ (null));
  const [problem, told] = useState(/** @type {{text: string} | null} */ (null));
  const writing = usePlace(live);
  const field = useRef(/** @type {any} */ (null));
  const redraw = useRedraw();
  const segment = currentSegment(board);
  const step = board.session.state === "ended" ? null : currentStep(board);
  /** @param {string} text */
  const say = (text) => told({ text });
  const aside = live.setAside.findLast(({ op }) => op.text || op.name);
  useEffect(() => say(aside ? texts.not_taken : ""), [aside?.op.op_id]);
  useEffect(() => live.onRefused((refusal) => show({ text: refusal.say })), [live]);
  const here = useRef(board.session.step_id);
  useEffect(() => {
    // it was said of a step that is over
    told(null);
    show(null);
    if (here.current !== board.session.step_id) scrollTo(0, 0); // what is new stands on top
    here.current = board.session.step_id;
  }, [board.session.step_id]);
  const { choose } = writing;
  const under = useCallback((/** @type {string} */ parent) => {
    choose({ parent });
    afterDraw(() => field.current?.focus());
  }, []);
  const page = step && !isHeld(board) ? PAGES[step.kind] : null;
  const pause = pauseIn(board, segment, texts);
  // `under(id)`: compose a sub-point of that idea. `sorting`: what one is about to sort, as from useState.
  Object.assign(desk, {
    show,
    under,
    writing,
    field,
    redraw,
    sorting: useState(/** @type {any} */ (null)),
  });
  useTitle(segment?.short_heading ?? board.session.title);
  useSteady();
  return html`
    <${Header} segment=${segment} step=${currentStep(board)} />
    <${Banners} />
    <main id="content" tabindex="-1">
      <${Connection} />
      <${Proposed} />
      <${Refusals} />
      <${Unsent} />
      <${Content} segment=${segment} page=${page} pause=${pause} />
      <${Ready} key=${step?.id} step=${step} />
      <${Neighbour} />
      <${Seat} />
      <${Languages} />
    </main>
    <div class="phone__foot">
      <${Toast} said=${toast} show=${show} texts=${texts} />
      ${page?.Bar && html`<${page.Bar} key=${step?.id} segment=${segment} />`}
      ${writing.place && html`<${Composer} problem=${problem} told=${say} />`}
    </div>
    <${Announcements} segment=${segment} ask=${askOf(segment, step, texts)} pause=${pause?.told} problem=${problem} />`;
}

/** @param {string} heading */
function useTitle(heading) {
  useEffect(() => {
    document.title = `${heading} – Samsyn`;
  }, [heading]);
}
