// The lobby: whether those who join wait, and who does; let in one by one, or all.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { portions } from "../../../ui/limits.js";
import { count, fill } from "../../../ui/words.js";
import { placeOf } from "../writing/authors.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Participant} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

export function Waiting() {
  const { live, board, texts } = useDesk();
  const { lobby, state } = board.session;
  const said = texts.lobby_of;
  if (state !== "open") return null;
  const waiting = [...board.participant.values()].filter((one) => one.waiting);
  /** @param {string[]} ids */
  const admit = (ids) => {
    for (const some of portions(ids)) live.do("participant.admit", { ids: some });
  };
  return html`<button class="btn btn--wide" type="button" onClick=${() => live.do("session.lobby", { on: !lobby })}>
      ${lobby ? said.off : said.on}
    </button>
    <p class="vh" role="status">${waiting.length > 0 && count(said.waiting, waiting.length)}</p>
    ${
      waiting.length > 0 &&
      html`<section class="panel" aria-labelledby="waiting">
      <h3 id="waiting">${count(said.waiting, waiting.length)}</h3>
      ${waiting.length > 1 && html`<button class="btn btn--primary" type="button" onClick=${() => admit(waiting.map(({ id }) => id))}>${said.all}</button>`}
      <ul>${waiting.map(
        (one) => html`<li key=${one.id}><span dir="auto">${calledIn(board, one, texts)}</span>${" "}
        <button class="btn btn--plain" type="button" onClick=${() => admit([one.id])}>${said.one}<span class="vh"> ${calledIn(board, one, texts)}</span></button></li>`,
      )}</ul>
    </section>`
    }`;
}

/** @param {Board} board @param {Participant} one @param {Texts} texts */
function calledIn(board, one, texts) {
  const table = board.table.get(one.table_id);
  const name = one.name ?? fill(texts.person, { n: placeOf(board, one) });
  return table ? `${name}, ${fill(texts.table, { name: table.name })}` : name;
}
