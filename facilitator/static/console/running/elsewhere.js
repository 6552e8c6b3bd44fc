// One looks at something else than the room does: where the room is, and the ways there and back.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { mainPart } from "../../../ui/main-part.js";
import { fill } from "../../../ui/words.js";
import { openStep, whereIs } from "./steps.js";

/**
 * @import {Step} from "../../../live/board/records.js"
 * @import {Look} from "../app.js"
 */

// `step`: the room's, if it is at any; `at`: the one that is looked at.
/** @param {{step: Step | null, at: Step | null, look: Look}} props */
export function Elsewhere({ step, at, look }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const ended = board.session.state === "ended";
  if (!step && ended) return null;
  const back = () => {
    look(null);
    mainPart().focus({ preventScroll: true }); // the button is gone with it
  };
  const go = () => {
    if (at) openStep(desk, at);
    back();
  };
  return html`<p class="lead__elsewhere">
    <span role="status">${at && fill(texts.looking_at, whereIs(board, at, texts))} ${step ? fill(texts.room_is_at, whereIs(board, step, texts)) : texts.room_nowhere}</span>
    ${at && !ended && html`<button class="btn" type="button" onClick=${go}>${texts.take_room}</button>`}
    <button class="btn btn--plain" type="button" onClick=${back}>${texts.go_back}</button>
  </p>`;
}
