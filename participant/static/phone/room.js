// The room as one device sees it: where the meeting is decides what there is to read and to do.

import { kindOf } from "../../live/board/kinds.js";
import { currentSegment, currentStep, hasBegun } from "../../live/board/steps.js";
import { afterDraw } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { Toast } from "../../ui/toast.js";
import { useLive, useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { useCallback, useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { Aside } from "./aside.js";
import { Banners } from "./banners.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { askOf, Header } from "./header.js";
import { usePlace, useSteady } from "./hooks.js";
import { Kept } from "./kept.js";
import { Categories, Columns, Ideas } from "./lists.js";
import { Agenda, countedIn, Results, Sorted } from "./overview.js";
import { isWhole, nameOf } from "./places.js";
import * as settle from "./settle.js";
import * as cluster from "./sorting.js";
import { Mute, Told, ToldAlone } from "./told.js";
import * as vote from "./vote.js";

// What there is to see in a step (Page), and what stands at the thumb (Bar). The others have no page
// of their own.
const PAGES = { cluster, settle, vote };

export function Room({ live, urls, language, texts }) {
  useLive(live);
  if (!live.board.session) {
    return html`<${Banners} live=${live} urls=${urls} texts=${texts} />
      <main id="content">
        <${Connection} live=${live} texts=${texts} />
        <p class="phone__alone">${live.status.bye ? "" : texts.connecting}</p>
      </main>
      <${ToldAlone} live=${live} texts=${texts} />`;
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
      <${Aside} live=${live} place=${writing.open ? writing.place : null} texts=${texts} field=${field} />
      <${Kept} live=${live} writing=${writing} texts=${texts} field=${field} redraw=${redraw} />
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
    <${Told} live=${live} segment=${segment} ask=${askOf(segment, step, texts)} pause=${pause?.told} problem=${problem} texts=${texts} />`;
}

// The main part: the same cases as the meeting has.
function Content({ parts, writing, segment, page, pause, own }) {
  const { live, texts } = parts;
  const { board } = live;
  if (board.session.state === "ended") return html`<${Say} ...${pause} />`;
  if (!segment) {
    const counted = countedIn(board);
    return html`<${Say} ...${pause} />
      ${counted && html`<${Results} board=${board} segment=${counted} texts=${texts} />`}
      <${Agenda} board=${board} texts=${texts} />`;
  }
  if (page) return html`<${page.Page} ...${own} />`;
  if (!writing.open) {
    return html`<p class="say__line">${texts.together}</p><${Sorted} live=${live} segment=${segment} texts=${texts} />`;
  }
  const { place, choose } = writing;
  const note = html`${segment.private && html`<p class="private">${texts.private_now}</p>`}<${Mute} live=${live} texts=${texts} />`;
  if (kindOf(segment).makes_categories) {
    return html`${note}<${Ideas} parts=${parts} place=${place} open />`;
  }
  return html`${note}<${Categories} live=${live} place=${place} choose=${choose} texts=${texts} />
    ${
      isWhole(board, place)
        ? html`<${Columns} parts=${parts} place=${place} open />`
        : html`<p class="say__line">${texts.no_categories}</p>`
    }`;
}

// What is said before, between and after the steps, in writing and `told`; or null.
function pauseIn(board, segment, texts) {
  if (board.session.state === "ended") {
    return {
      title: texts.ended,
      more: texts.ended_more,
      told: `${texts.ended}. ${texts.ended_more}`,
    };
  }
  if (segment) return null;
  const more = hasBegun(board) ? texts.look_up_more : texts.begins_soon;
  return { title: texts.look_up, more, told: more }; // whoever is told does not look
}

const Say = ({ title, more }) => html`<div class="say"><h2>${title}</h2><p>${more}</p></div>`;

function Neighbour({ session, texts }) {
  if (!session.joining || !session.code) return null;
  const code = `${session.code.slice(0, 3)}\u00a0${session.code.slice(3)}`;
  return html`<p class="neighbour small quiet">${fill(texts.neighbour, { code })}</p>`;
}

// The way back to what one answered on coming in; that page is not kept for when there is no network.
function Seat({
  live: {
    board: { session },
    status,
  },
  href,
  texts,
}) {
  if (!href || status === "offline" || session.state === "ended") return null;
  const asked = session.seating === "tables" ? texts.wrong_table : texts.wrong_answers;
  return html`<p class="seat"><a class="btn btn--plain btn--flush" href=${href}>${asked}</a></p>`;
}

// Drafts are kept by the device, so that nothing is lost with the page. Without a network there would
// be no page to come back to.
const Languages = ({ live, language: { url, others } }) =>
  live.status !== "offline" &&
  html`<form class="languages" action=${url} method="post">
  <input type="hidden" name="next" value=${location.pathname} />
  ${others.map(
    ([
      tag,
      name,
    ]) => html`<button class="btn btn--plain btn--flush" key=${tag} name="language" value=${tag}
    lang=${tag}>${name}</button>`,
  )}
</form>`;

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
