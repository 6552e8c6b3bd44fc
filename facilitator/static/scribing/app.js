// Writing for the tables, as a whole: the bar, where it goes, the field, and what was written.

import { Desk, useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Toast } from "../../ui/toast.js";
import { useLive } from "../../ui/use-live.js";
import { useCallback, useEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { Gone } from "../console/ending/gone.js";
import { Saved } from "../console/running/bar.js";
import { useUndoKey } from "../console/running/undo-key.js";
import { Refusals } from "../console/writing/refused.js";
import { Field } from "./field.js";
import { usePlace } from "./place.js";
import { Where } from "./where.js";
import { Written } from "./written.js";

/** @import {Said} from "../../ui/toast.js" */

/** @param {Pick<Desk, "live"> & {data: any}} props */
export function App({ live, data }) {
  useLive(live);
  const [said, show] = useState(/** @type {Said | null} */ (null));
  /** @type {Desk["tell"]} */
  const tell = useCallback((text, undo) => show({ text, undo }), []);
  useEffect(() => live.onRefused(({ say }) => tell(say)), [live]);
  useUndoKey({ live, tell, texts: data.texts });
  const desk = useRef({}).current;
  const { texts, urls } = data;
  const { board } = live;
  Object.assign(desk, { live, board, texts, urls, tell });
  if (!board.session) return html`<p class="lead__wait" role="status">${texts.connecting}</p>`;
  return html`<${Desk.Provider} value=${desk}>
    <${Bar} />
    ${live.status.bye === "no_session" ? html`<${Gone} />` : html`<${Writing} />`}
    <${Toast} said=${said} show=${show} texts=${texts} />
  <//>`;
}

function Bar() {
  const { board, texts, urls } = useDesk();
  const { title, place_and_date, language } = board.session;
  return html`<header class="console__bar lead__bar">
    <a class="brand" href=${urls.sessions}><${Icon} name="samsyn" /><span>Samsyn</span></a>
    <div class="lead__title" lang=${language}>
      <h1 dir="auto">${title}</h1>
      <p class="small quiet" dir="auto">${place_and_date}</p>
    </div>
    <${Saved} />
    ${urls.console && html`<a class="btn btn--bar" href=${urls.console}>${texts.scribe.console}</a>`}
  </header>`;
}

function Writing() {
  const { board, texts } = useDesk();
  const [place, choose] = usePlace();
  const said = texts.scribe;
  return html`<main class="lead__main scribe" id="content" tabindex="-1">
    <${Refusals} />
    <div class="lead__head"><div>
      <h2>${said.title}</h2>
      <p class="quiet">${said.how}</p>
    </div></div>
    ${board.session.state === "ended" && html`<p role="status">${texts.ended}. ${texts.ended_note}</p>`}
    ${
      place
        ? html`<${Where} place=${place} choose=${choose} />
          <${Field} place=${place} />
          <${Written} place=${place} />`
        : html`<p class="lead__empty">${said.nowhere}</p>`
    }
  </main>`;
}
