// The bar: which meeting this is, whether all is saved, the code, the wall and the minutes.

import { isQueued } from "../../../live/write/outbox.js";
import { Code } from "../../../ui/code.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

/**
 * @import {Status} from "../../../live/link/links.js"
 * @import {Desk} from "../../../ui/desk.js"
 */

/** @param {{open: (what: "commands" | "keys") => void}} props */
export function Bar({ open }) {
  const { board, texts, urls } = useDesk();
  const { title, place_and_date, code, joining, language, desk } = board.session;
  return html`<header class="console__bar lead__bar">
    <a class="brand" href=${urls.sessions}><${Icon} name="samsyn" /><span>Samsyn</span></a>
    <div class="lead__title" lang=${language}>
      <h1 dir="auto">${title}</h1>
      <p class="small quiet" dir="auto">${place_and_date}</p>
    </div>
    <${Saved} />
    ${
      !desk &&
      html`<p class="lead__code">
      <span class="quiet">${joining ? texts.code : texts.joining_closed}</span>
      ${joining && html` <${Code} code=${code} />`}
    </p>
    <a class="btn btn--bar" href=${urls.wall} target="samsyn-wall"><${Icon} name="wall" />${texts.wall}</a>`
    }
    <a class="btn btn--bar" href=${urls.minutes} target=${desk ? null : "samsyn-minutes"}><${Icon} name="doc" />${desk ? texts.document : texts.minutes}</a>
    <button class="btn btn--bar" type="button" aria-haspopup="dialog" aria-label=${texts.keys} onClick=${() => open("keys")}>?</button>
  </header>`;
}

/** @type {Record<string, string>} */
const LOOKS = { connecting: "saving", offline: "waiting", saving: "saving" };

export function Saved() {
  const { live, texts } = useDesk();
  const { status } = live;
  if (status.bye === "no_session") return null;
  if (status.bye) return html`<p class="state state--waiting" role="alert">${status.say}</p>`;
  const name = stateName(status, live);
  const look = LOOKS[name] ?? "saved";
  return html`<p class="state state--${look}" role="status">
    <${Icon} name=${look} />${texts.states[name]}
  </p>`;
}

// "live" and nothing on its way: all is saved.
/** @param {string} status @param {Desk["live"]} live */
function stateName(status, live) {
  if (status !== "live" && status !== "slow") return status;
  return live.outbox.waiting.some(isQueued) ? "saving" : status;
}
