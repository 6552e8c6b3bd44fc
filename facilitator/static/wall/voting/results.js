// The ideas in the order of their votes, as long as no other step is open. Before the room nobody's
// idea is shown to have none.

import { numbersOf } from "../../../live/board/categories.js";
import { entriesByVotes, votesOf } from "../../../live/board/results.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { Words } from "../writing/entries.js";

export function Results() {
  const { board, texts, segment } = useDesk();
  const numbers = numbersOf(board);
  const entries = entriesByVotes(board, segment);
  const chosen = entries.filter((entry) => votesOf(entry) > 0);
  const without = entries.length - chosen.length;
  const list = html`<ol class="flow flow--two flow--roomy wall-votes">
    ${chosen.map(
      (entry) => html`<li key=${entry.idea.id} dir="auto">
      <b>${count(texts.so_many_votes, votesOf(entry))}</b>
      <span><${Words} entry=${entry} /></span>
      ${numbers.has(entry.idea.category_id) && html`<${Mark} number=${numbers.get(entry.idea.category_id)} />`}
    </li>`,
    )}
  </ol>`;
  return html`<${PageHead} title=${texts.votes_counted} note=${without > 0 && count(texts.without_votes, without)} />
    <${Pages} groups=${[{ key: "votes", body: list }]} />`;
}
