// Before the first step: the way in, as the wall shows it, and what can be prepared.

import { people } from "../../../live/board/here.js";
import { kindOf } from "../../../live/board/kinds.js";
import { hasBegun } from "../../../live/board/steps.js";
import { Code } from "../../../ui/code.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count } from "../../../ui/words.js";

/** @import {Look} from "../app.js" */

/** @param {{look: Look}} props */
export function Lobby({ look }) {
  const { live, board, texts, urls } = useDesk();
  const { code, joining, state } = board.session;
  const [planned, begun] = [state === "prepared", hasBegun(board)];
  const counted = [...board.segment.values()].find((segment) => kindOf(segment).counts);
  const address = new URL("/", urls.join).host;
  return html`<div class="lead__head"><div>
      <h2>${planned ? texts.planned : begun ? texts.no_step : texts.lobby}</h2>
      <p class="quiet">${planned ? texts.planned_note : begun ? texts.no_step_note : texts.lobby_note}</p>
    </div>${planned && html`<button class="btn btn--primary btn--big" type="button" onClick=${() => live.do("session.join", { open: true })}>${texts.begin}</button>`}</div>
    ${
      joining &&
      html`<section class="lobby field" aria-label=${texts.join}>
      <img src=${urls.qr} alt=${texts.qr} width="200" height="200" />
      <div>
        <p class="quiet">${texts.go_to} ${address}</p>
        <p class="lobby__code"><${Code} code=${code} /></p>
        <p>${count(texts.joined_now, people(board).length)}</p>
      </div>
    </section>`
    }
    ${
      !begun &&
      html`<p><a class="btn btn--plain" href=${urls.sheets} target="samsyn-sheets"><${Icon} name="doc" />${texts.sheets}</a>
      ${counted && html`<button class="btn btn--plain" type="button" onClick=${() => look(counted.id)}><${Icon} name="edit" />${texts.expect}</button>`}</p>`
    }`;
}
