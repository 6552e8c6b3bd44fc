// The room as one device sees it: where the meeting is decides what there is to read and to do.

import { currentSegment, currentStep } from "../../live/board/steps.js";
import { afterDraw } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { Toast } from "../../ui/toast.js";
import { useLive, useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { useCallback, useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { Content } from "./content.js";
import { Announcements, ConnectionAnnouncements } from "./running/announcements.js";
import { askOf } from "./running/asked.js";
import { Banners } from "./running/banners.js";
import { Connection } from "./running/connection.js";
import { Header } from "./running/header.js";
import { Neighbour, Seat } from "./running/joining.js";
import { Languages } from "./running/languages.js";
import { pauseIn } from "./running/pause.js";
import { useSteady } from "./running/steady-scroll.js";
import { AgreeBar, Settling } from "./settling/settling.js";
import { PickedBar } from "./sorting/picked-bar.js";
import { Sorting } from "./sorting/sorting.js";
import { VotesBar, Voting } from "./voting/voting.js";
import { Composer } from "./writing/composer.js";
import { nameOf } from "./writing/places.js";
import { Refusals } from "./writing/refused.js";
import { Unsent } from "./writing/unsent.js";
import { usePlace } from "./writing/use-place.js";

// What there is to see in a step (Page), and what stands at the thumb (Bar). The others have no page
// of their own.
const PAGES = {
  cluster: { Page: Sorting, Bar: PickedBar },
  settle: { Page: Settling, Bar: AgreeBar },
  vote: { Page: Voting, Bar: VotesBar },
};

export function App({ live, urls, language, texts }) {
  useLive(live);
  if (!live.board.session) {
    return html`<${Banners} live=${live} urls=${urls} texts=${texts} />
      <main id="content">
        <${Connection} live=${live} texts=${texts} />
        <p class="phone__alone">${live.status.bye ? "" : texts.connecting}</p>
      </main>
      <${ConnectionAnnouncements} live=${live} texts=${texts} />`;
  }
  return html`<${Meeting} live=${live} urls=${urls} language=${language} texts=${texts} />`;
}

function Meeting({ live, urls, language, texts }) {
  const { board } = live;
  const [toast, show] = useState(null);
  const [problem, told] = useState(null);
  const writing = usePlace(live);
  const field = useRef(null);
  const redraw = useRedraw();
  const segment = currentSegment(board);
  const step = board.session.state === "ended" ? null : currentStep(board);
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
  const under = useCallback((parent) => {
    choose({ parent });
    afterDraw(() => field.current?.focus());
  }, []);
  const parts = { live, texts, under, show };
  const page = PAGES[step?.kind];
  const pause = pauseIn(board, segment, texts);
  const own = { parts, segment, work: useState(null) };
  useTitle(segment?.short_heading ?? board.session.title);
  useSteady();
  return html`
    <${Header} live=${live} segment=${segment} step=${currentStep(board)} texts=${texts} />
    <${Banners} live=${live} urls=${urls} texts=${texts} />
    <main id="content" tabindex="-1">
      <${Connection} live=${live} texts=${texts} />
      <${Refusals} live=${live} place=${writing.open ? writing.place : null} texts=${texts} field=${field} />
      <${Unsent} live=${live} writing=${writing} texts=${texts} field=${field} redraw=${redraw} />
      <${Content} parts=${parts} writing=${writing} segment=${segment} page=${page} pause=${pause} own=${own} />
      <${Neighbour} session=${board.session} texts=${texts} />
      <${Seat} live=${live} href=${urls.seat} texts=${texts} />
      <${Languages} live=${live} language=${language} />
    </main>
    <div class="phone__foot">
      <${Toast} said=${toast} show=${show} texts=${texts} />
      ${page?.Bar && html`<${page.Bar} key=${step.id} ...${own} />`}
      ${
        writing.place &&
        html`<${Composer} live=${live} writing=${writing} texts=${texts} problem=${problem} told=${say} show=${show}
        field=${field} name=${nameIn(board, writing, texts)} />`
      }
    </div>
    <${Announcements} live=${live} segment=${segment} ask=${askOf(segment, step, texts)} pause=${pause?.told} problem=${problem} texts=${texts} />`;
}

function nameIn(board, { place }, texts) {
  const table = board.table.get(board.me.table_id)?.name;
  return (
    nameOf(board, place, texts) ?? fill(table ? texts.new_idea_table : texts.new_idea, { table })
  );
}

function useTitle(heading) {
  useEffect(() => {
    document.title = `${heading} – Samsyn`;
  }, [heading]);
}
