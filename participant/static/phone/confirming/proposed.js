// That the text of the meeting is proposed, and the way to it. What shows it is loaded when asked for.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { useEffect, useRef, useState } from "../../../vendor/preact-hooks.js";

export function Proposed() {
  const { board, texts } = useDesk();
  const version = board.session.proposed;
  return html`<p class="vh" role="status">${version && texts.proposed}</p>
    ${version && html`<${Way} key=${version} />`}`;
}

function Way() {
  const desk = useDesk();
  const { texts, urls } = desk;
  const place = useRef(/** @type {any} */ (null));
  const close = useRef(() => {});
  const [state, set] = useState("");
  useEffect(() => () => close.current(), []);
  const open = async () => {
    set("opening");
    try {
      const { confirmIn } = await import(urls.confirming);
      close.current = await confirmIn(place.current, desk);
      set("open");
    } catch {
      set("failed");
    }
  };
  return html`<section class="proposed" aria-labelledby="proposed">
    <h2 id="proposed">${texts.proposed}</h2>
    <p>${texts.proposed_more}</p>
    ${state === "failed" && html`<p class="form__error">${texts.proposed_failed}</p>`}
    ${
      state !== "open" &&
      html`<button class="btn btn--primary btn--wide" type="button" aria-disabled=${String(state === "opening")}
        onClick=${open}>${texts.read_text}</button>`
    }
    <div ref=${place}></div>
  </section>`;
}
