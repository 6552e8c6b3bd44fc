// The proposed text on a phone, passage by passage: one agrees, or says what is wrong. Loaded when
// somebody asks for it, with a Preact of its own; what is said goes the way that ideas go.

import { ownerOf } from "../live/board/me.js";
import { Desk, useDesk } from "../ui/desk.js";
import { html } from "../ui/html.js";
import { useLive } from "../ui/use-live.js";
import { count } from "../ui/words.js";
import { render } from "../vendor/preact.js";
import { Passage } from "./phone/confirming/passage.js";

/**
 * @import {Proposal} from "./phone/confirming/passage.js"
 */

/**
 * @param {HTMLElement} place @param {Desk} desk
 * @returns {Promise<() => void>} to take it away; rejected where the text does not come
 */
export async function confirmIn(place, desk) {
  const answer = await fetch(`${location.pathname}/text`);
  if (!answer.ok) throw new Error(String(answer.status));
  const text = await answer.json();
  render(html`<${Desk.Provider} value=${desk}><${Text} text=${text} /><//>`, place);
  return () => render(null, place);
}

/** @type {{said: Record<string, string>, replies: Record<string, string>}} */
const NOTHING_SAID = { said: {}, replies: {} };

/** @param {{text: Proposal}} props */
function Text({ text }) {
  const { live } = useDesk();
  useLive(live);
  const { version, passages, texts } = text;
  const { said, replies } =
    live.board.confirmation.get(`${version}:${ownerOf(live.me)}`) ?? NOTHING_SAID;
  const left = passages.flatMap((_, number) => (said[number] === undefined ? [number] : []));
  const agreed = passages.every((_, number) => said[number] === "");
  const agree = () => live.do("text.confirm", { version, passages: left, agree: true });
  return html`
    <ol class="proposed__text">
      ${passages.map((_, number) => html`<${Passage} key=${number} text=${text} number=${number} said=${said[number]} reply=${replies[number]} />`)}
    </ol>
    <p role="status"><strong>
      ${left.length ? count(texts.parts, left.length) : agreed ? texts.agreed_all : texts.answered_all}
    </strong></p>
    ${
      left.length > 0 &&
      html`<button class="btn btn--primary btn--wide" type="button" onClick=${agree}>
        ${left.length < passages.length ? texts.agree_rest : texts.agree_all}
      </button>`
    }`;
}
