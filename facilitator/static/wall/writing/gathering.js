// While ideas are written: the question, and what came in last.

import { entriesAt } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Timer } from "../../../ui/timer.js";
import { useEffect } from "../../../vendor/preact-hooks.js";
import { Pages } from "../paging/pages.js";
import { placeOf } from "../running/page-head.js";

/** @import {Entry} from "../../../live/board/entries.js" */

const LONG = 120; // characters of a question that would crowd out what is written

export function Gathering() {
  const { live, board, texts, segment, turning } = useDesk();
  const entries = [...entriesAt(board, { segment: segment.id })].reverse();
  useEffect(turning.toFirst, [entries[0]?.idea.id]);
  return html`
    <div class="wall__row">
      <p class="kicker" dir="auto">${placeOf(texts, segment)} · ${segment.short_heading}</p>
      <${Timer} timer=${board.session.timer} now=${() => live.now()} texts=${texts} />
    </div>
    <h1 class="wall__prompt ${segment.prompt.length > LONG ? "wall__prompt--long" : ""}" dir="auto">${segment.prompt}</h1>
    ${
      entries.length > 0
        ? html`<section class="wall__new">
          <h2 class="kicker">${texts.newest}</h2>
          <${Pages} groups=${[{ key: "new", body: newest(entries) }]} />
        </section>`
        : html`<p class="wall__note">${segment.private ? texts.private_note[board.session.seating] : texts.nothing_yet}</p>`
    }
  `;
}

/** @param {Entry[]} entries */
const newest = (entries) => html`<ul class="flow flow--two">
  ${entries.map(({ idea }) => html`<li key=${idea.id} dir="auto">${idea.text}</li>`)}
</ul>`;
