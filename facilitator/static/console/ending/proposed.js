// The text is proposed: how many have answered, and how many parts somebody finds wrong, as they come.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count, fill } from "../../../ui/words.js";

/** @import {Board} from "../../../live/board/board.js" */

export function Proposed() {
  const { board, texts, urls } = useDesk();
  const version = board.session.proposed;
  if (!version) return null;
  const { answered, asked, contested, open } = answersTo(board, version);
  const said = contested ? count(texts.contested, contested) : texts.uncontested;
  return html`<section class="ask" aria-labelledby="proposed">
    <h2 id="proposed">${texts.proposed}</h2>
    <p role="status">${fill(texts.answered, { n: answered, all: asked })} ${said} ${
      open ? count(texts.unanswered, open) : ""
    }</p>
    <div class="ask__row">
      <a class="btn" href=${`${urls.minutes}/versions/${version}`} target="samsyn-minutes"><${Icon} name="doc" />${texts.see_answers}</a>
    </div>
  </section>`;
}

// A table is one, as on the page of the version. Whoever answers by the link is one more.
/** @param {Board} board @param {number} version */
function answersTo(board, version) {
  const owners = new Set();
  for (const { id, table_id, left } of board.participant.values())
    if (!left) owners.add(table_id ?? id);
  const answers = [...board.confirmation.values()].filter((one) => one.version === version);
  for (const { id } of answers) owners.add(id.slice(id.indexOf(":") + 1));
  const wrong = answers.flatMap(({ said, replies }) =>
    Object.keys(said).flatMap((part) =>
      said[part] ? [{ part, replied: Boolean(replies[part]) }] : [],
    ),
  );
  return {
    asked: owners.size,
    answered: answers.length,
    contested: new Set(wrong.map(({ part }) => part)).size,
    open: wrong.filter(({ replied }) => !replied).length,
  };
}
