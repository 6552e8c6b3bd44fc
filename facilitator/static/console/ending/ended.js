// The session has ended; the minutes, and the way back.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";

export function Ended() {
  const { live, texts, urls } = useDesk();
  return html`<section class="ask" aria-labelledby="ended">
    <h2 id="ended">${texts.ended}</h2>
    <p>${texts.ended_note}</p>
    <div class="ask__row">
      <a class="btn btn--primary" href=${urls.minutes} target="samsyn-minutes"><${Icon} name="doc" />${texts.minutes}</a>
      <button class="btn" type="button" onClick=${() => live.do("session.reopen", {})}>${texts.reopen}</button>
    </div>
  </section>`;
}
