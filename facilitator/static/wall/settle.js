// The list that the room agrees on, large; who agrees to it as it stands, and what has been changed
// since somebody agreed to another one.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { agreedTo } from "../../live/board/consents.js";
import { Breaking } from "../../ui/breaking.js";
import { html } from "../../ui/html.js";
import { Mark } from "../../ui/mark.js";
import { count, fill } from "../../ui/words.js";
import { Head } from "./head.js";
import { Pages } from "./pages.js";

const FEW = 4; // names that stand below each other, the larger

export function Settle(wall) {
  const { board, texts, segment, turning } = wall;
  const categories = categoriesOf(board, segment.id);
  const changes = changesIn(
    board,
    segment.id,
    categories.map(({ name }) => name),
  );
  const list = html`<${List} ...${{ board, texts, categories, changes }} />`;
  return html`<${Head} ...${wall} title=${texts.do_we_agree} />
    ${
      categories.length > 0
        ? html`<${Pages} turning=${turning} groups=${[{ key: "list", body: list }]} />`
        : html`<p class="wall__note">${texts.no_categories_yet}</p>`
    }
    <footer class="wall-settle__foot">
      ${changes.said(texts).map((said) => html`<p key=${said} dir="auto">${said}</p>`)}
      ${isDeclaredOtherwise(segment, categories) && html`<p>${count(texts.declared, segment.declared_categories)}</p>`}
      <p class="wall-settle__agreed" role="status">${agreement(wall)}</p>
    </footer>`;
}

function List({ board, texts, categories, changes }) {
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

const isDeclaredOtherwise = ({ declared_categories: declared }, { length }) =>
  declared !== null && declared !== length;

// Compared with the lists that somebody agreed to and that are not the list any more.
function changesIn(board, segmentId, names) {
  const agreed = new Set(agreedTo(board, segmentId));
  const earlier = [...board.consent.values()].filter(
    (one) => one.segment_id === segmentId && one.names && !agreed.has(one),
  );
  const known = new Set(earlier.flatMap((one) => one.names));
  const gone = [...known].filter((name) => !names.includes(name));
  const isNew = (name) => known.size > 0 && !known.has(name);
  const isMoved = known.size > 0 && gone.length === 0 && !names.some(isNew);
  return {
    isNew,
    said: (texts) =>
      [
        gone.length > 0 && fill(texts.gone_names, { names: gone.join(", ") }),
        isMoved && texts.new_order,
      ].filter(Boolean),
  };
}

// Of tables it is known how many there are, and so of persons as long as they are here.
function agreement({ live, board, texts, segment }) {
  const owners = agreedTo(board, segment.id).map(({ id }) => id.slice(segment.id.length + 1));
  const tables = owners.filter((id) => board.table.has(id)).length;
  const alone = owners.length - tables;
  if (board.table.size === 0) return persons(texts, alone, live.presence?.count);
  return [
    fill(count(texts.tables_agree, tables), { all: board.table.size }),
    alone > 0 && count(texts.alone_agree, alone),
  ]
    .filter(Boolean)
    .join(", ");
}

// Some of those who agreed may have left; over plain HTTP nobody says who is here.
const persons = (texts, agreed, here) =>
  here === undefined
    ? count(texts.so_many_agree, agreed)
    : fill(count(texts.persons_agree, agreed), { all: Math.max(agreed, here) });
