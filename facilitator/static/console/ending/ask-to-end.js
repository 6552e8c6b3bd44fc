// The end of the session, asked for once.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useLayoutEffect, useRef } from "../../../vendor/preact-hooks.js";

export function AskToEnd() {
  const { live, texts, askToEnd } = useDesk();
  const heading = useRef(/** @type {any} */ (null));
  useLayoutEffect(() => heading.current.focus(), []);
  const end = () => {
    askToEnd(false);
    live.do("session.end", {});
  };
  return html`<section class="ask" aria-labelledby="ask">
    <h2 id="ask" tabindex="-1" ref=${heading}>${texts.end_question}</h2>
    <p>${texts.end_note}</p>
    <div class="ask__row">
      <button class="btn" type="button" onClick=${end}>${texts.end_now}</button>
      <button class="btn btn--plain" type="button" onClick=${() => askToEnd(false)}>${texts.not_yet}</button>
    </div>
  </section>`;
}
