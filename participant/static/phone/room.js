// The room as one device sees it: where the meeting is decides what there is to read and to do.
import { useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { currentSegment, currentStep, hasBegun } from "../../live/selectors.js";
import { afterDraw } from "../../ui/after-draw.js";
import { html } from "../../ui/html.js";
import { useAnnounced } from "../../ui/timer.js";
import { Toast } from "../../ui/toast.js";
import { useLive, useRedraw } from "../../ui/use-live.js";
import { fill } from "../../ui/words.js";
import { Aside } from "./aside.js";
import { Banners } from "./banners.js";
import { Composer } from "./composer.js";
import { Header, askOf } from "./header.js";
import { usePlace, useTold } from "./hooks.js";
import { Kept } from "./kept.js";
import { useStepPage } from "./later.js";
import { Categories, Columns, Ideas } from "./lists.js";
import { Agenda, Results, Sorted, countedIn } from "./overview.js";
import { isWhole, nameOf } from "./places.js";

export function Room({ live, me, urls, texts }) {
  useLive(live);
  if (!live.board.session) {
    return html`<${Banners} live=${live} urls=${urls} texts=${texts} />
      <main class="phone__alone" id="content"><p>${live.status.bye ? "" : texts.connecting}</p></main>`;
  }
  return html`<${Meeting} live=${live} me=${me} urls=${urls} texts=${texts} />`;
}

function Meeting({ live, me, urls, texts }) {
  const { board } = live;
  const [toast, show] = useState(null);
  const [problem, told] = useState(null);
  const writing = usePlace(live);
  const field = useRef(null);
  const redraw = useRedraw();
  const segment = currentSegment(board);
  const step = board.session.state === "ended" ? null : currentStep(board);
  const say = (text) => told({ text });
  useEffect(() => live.onRefused((refusal) => show({ text: refusal.say })), [live]);
  useEffect(() => told(null), [board.session.step_id]); // it was said of a step that is over
  const under = (parent) => {
    writing.choose({ parent });
    afterDraw(() => field.current?.focus());
  };
  const parts = { live, texts, under, show };
  const page = useStepPage(step?.kind);
  const own = { parts, segment, told: say, work: useState(null) };
  useTitle(segment?.short_heading ?? board.session.title);
  return html`
    <${Header} live=${live} me=${me} segment=${segment} step=${currentStep(board)} texts=${texts} />
    <${Banners} live=${live} urls=${urls} texts=${texts} />
    <main id="content" tabindex="-1">
      <${Aside} live=${live} place=${writing.open ? writing.place : null} texts=${texts} field=${field} />
      <${Kept} live=${live} writing=${writing} texts=${texts} field=${field} redraw=${redraw} />
      <${Content} parts=${parts} writing=${writing} segment=${segment} page=${page} own=${own} />
      <${Neighbour} session=${board.session} texts=${texts} />
    </main>
    <div class="phone__foot">
      <${Toast} said=${toast} show=${show} texts=${texts} />
      ${page?.Bar && html`<${page.Bar} key=${step.id} ...${own} />`}
      ${writing.place && html`<${Composer} live=${live} writing=${writing} texts=${texts} told=${say}
        field=${field} name=${nameIn(board, me, writing, texts)} />`}
    </div>
    <${Told} live=${live} segment=${segment} ask=${askOf(segment, step, texts)} problem=${problem} texts=${texts} />`;
}

// The main part: the same cases as the meeting has.
function Content({ parts, writing, segment, page, own }) {
  const { live, texts } = parts;
  const { board } = live;
  if (board.session.state === "ended") {
    return html`<${Say} title=${texts.ended} more=${texts.ended_more} />`;
  }
  if (!segment) {
    const counted = countedIn(board);
    return html`<${Say} title=${texts.look_up} more=${hasBegun(board) ? texts.look_up_more : texts.begins_soon} />
      ${counted && html`<${Results} board=${board} segment=${counted} texts=${texts} />`}
      <${Agenda} board=${board} texts=${texts} />`;
  }
  if (page) return html`<${page.Page} ...${own} />`;
  if (!writing.open) {
    return html`<p class="say__line">${texts.together}</p><${Sorted} live=${live} segment=${segment} texts=${texts} />`;
  }
  const { place, choose } = writing;
  const note = segment.private && html`<p class="private">${texts.private_now}</p>`;
  if (segment.kind === "frame") {
    return html`${note}<${Ideas} parts=${parts} place=${place} open />`;
  }
  return html`${note}<${Categories} live=${live} place=${place} choose=${choose} texts=${texts} />
    ${isWhole(board, place)
      ? html`<${Columns} parts=${parts} place=${place} open />`
      : html`<p class="say__line">${texts.no_categories}</p>`}`;
}

const Say = ({ title, more }) => html`<div class="say"><h2>${title}</h2><p>${more}</p></div>`;

function Neighbour({ session, texts }) {
  if (!session.joining || !session.code) return null;
  const code = `${session.code.slice(0, 3)} ${session.code.slice(3)}`;
  return html`<p class="neighbour small quiet">${fill(texts.neighbour, { code })}</p>`;
}

function nameIn(board, me, { place }, texts) {
  const table = board.table.get(me.table_id)?.name;
  return nameOf(board, place, texts) ?? fill(table ? texts.new_idea_table : texts.new_idea, { table });
}

function useTitle(heading) {
  useEffect(() => {
    document.title = `${heading} – Samsyn`;
  }, [heading]);
}

// What a screen reader is told, politely: steps, the reveal, what became of one's words, the time.
function Told({ live, segment, ask, problem, texts }) {
  const { board } = live;
  const step = useTold(board.session.step_id, (_, now) => now === null
    ? texts.look_up : [fill(texts.now_is, { heading: segment?.heading }), ask].filter(Boolean).join(" "));
  const shown = useTold(segment && [segment.id, segment.private].join(), (before, now) =>
    before && now === before.replace("true", "false") && now !== before ? texts.shown_now : "");
  const safe = useTold(safety(live), (before, now) => now === "waiting" ? texts.not_all_saved
    : now === "saved" && before !== "saved" ? texts.all_saved : "");
  const time = useAnnounced(board.session.timer, () => live.now(), texts);
  return html`<div class="vh" role="status">${[step, shown, safe, time].map((said) => said && html`<p key=${said}>${said}</p>`)}</div>
    <div class="vh" role="alert">${problem && html`<p key=${problem}>${problem.text}</p>`}</div>`;
}

function safety(live) {
  const states = [...live.board.mine].map((id) => live.stateOf(id));
  return ["waiting", "saving"].find((name) => states.includes(name)) ?? "saved";
}
