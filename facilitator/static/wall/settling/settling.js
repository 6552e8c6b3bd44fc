// The list that the room agrees on, large; who agrees to it as it stands, and what has been changed
// since somebody agreed to another one.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { count } from "../../../ui/words.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { agreement } from "./agreement.js";
import { changesIn } from "./list-changes.js";

/** @import {Category, Segment} from "../../../live/board/records.js" */

const FEW = 4; // names that stand below each other, the larger

export function Settling() {
  const desk = useDesk();
  const { board, texts, segment } = desk;
  const categories = categoriesOf(board, segment.id);
  const changes = changesIn(
    board,
    segment.id,
    categories.map(({ name }) => name),
  );
  const list = html`<${List} categories=${categories} changes=${changes} />`;
  return html`<${PageHead} title=${texts.do_we_agree} />
    ${
      categories.length > 0
        ? html`<${Pages} groups=${[{ key: "list", body: list }]} />`
        : html`<p class="wall__note">${texts.no_categories_yet}</p>`
    }
    <footer class="wall-settle__foot">
      ${changes.said(texts).map((said) => html`<p key=${said} dir="auto">${said}</p>`)}
      ${isDeclaredOtherwise(segment, categories) && html`<p>${count(texts.declared, segment.declared ?? 0)}</p>`}
      <p class="wall-settle__agreed" role="status">${agreement(desk)}</p>
    </footer>`;
}

/** @param {{categories: Category[], changes: ReturnType<typeof changesIn>}} props */
function List({ categories, changes }) {
  const { board, texts } = useDesk();
  const numbers = numbersOf(board);
  return html`<ol class="flow wall-settle ${categories.length > FEW ? "flow--two" : "wall-settle--few"}">
    ${categories.map(
      ({ id, name }) => html`<li key=${id} dir="auto">
      <${Mark} number=${numbers.get(id)} />
      <span><${Breaking} text=${name} />${changes.isNew(name) && html`<span class="wall__dealt">${texts.new_name}</span>`}</span>
    </li>`,
    )}
  </ol>`;
}

/** @param {Segment} segment @param {Category[]} categories */
const isDeclaredOtherwise = ({ declared }, { length }) => declared !== null && declared !== length;
