// Who is there: the lines and the sentence, as they will be printed.

import { countsIn } from "../../../live/board/counts.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";

export function Counts() {
  const { board, texts, segment } = useDesk();
  const lines = countsIn(board, segment.id).filter(({ line }) => line);
  const list = html`<ul class="flow wall-counts">
    ${lines.map(({ id, line }) => html`<li key=${id} dir="auto">${line}</li>`)}
  </ul>`;
  return html`<${PageHead} title=${segment.heading} />
    ${
      lines.length > 0
        ? html`<${Pages} groups=${[{ key: "lines", body: list }]} />`
        : html`<p class="wall__note">${texts.nobody_counted}</p>`
    }
    ${segment.sentence && html`<footer class="wall-settle__foot"><p class="wall-settle__agreed" dir="auto">${segment.sentence}</p></footer>`}`;
}
