// What stands under the categories: two of them a page, as many pages as it takes.
import { useState } from "../../vendor/preact-hooks.js";
import { categoriesOf, entriesAt, tablesOf } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Timer } from "../../ui/timer.js";
import { numbersOf } from "../numbers.js";
import { Shell } from "./app.js";
import { Entries } from "./entries.js";
import { Pages } from "./pages.js";

const ICONS = ["open", "block"];

export function Matrix(wall) {
  const { board, segment } = wall;
  return html`<${Tables} ...${wall} tables=${tablesOf(board, segment.id)} columns=${segment.columns} />`;
}

export function Lists(wall) {
  const categories = categoriesOf(wall.board, wall.segment.id);
  const tables = categories.flatMap((one, at) => (at % 2 ? [] : [categories.slice(at, at + 2)]));
  return html`<${Tables} ...${wall} tables=${tables} columns=${[{ id: "", label: null }]} />`;
}

function Tables({ live, board, texts, segment, tables, columns, strip }) {
  const [pages, set] = useState([0, 1]);
  const numbers = numbersOf(board);
  const groups = tables.map((pair) => ({
    key: pair[0].id,
    body: html`<div class="wall-matrix">
      ${pair.map((one) => html`<${Category} key=${one.id} category=${one} number=${numbers.get(one.id)}
        ...${{ board, segment, columns }} />`)}
    </div>`,
  }));
  return html`<${Shell} kind="strip" beside=${strip(pages)}>
    <div class="wall__row">
      <h1 class="wall__title" dir="auto">${segment.short_heading}</h1>
      <${Timer} timer=${board.session.timer} now=${() => live.now()} texts=${texts} />
    </div>
    ${groups.length > 0
      ? html`<${Pages} groups=${groups} turned=${(...where) => set(where)} />`
      : html`<p class="wall__note" dir="auto">${segment.prompt}</p>`}
  <//>`;
}

function Category({ board, segment, columns, category, number }) {
  return html`<section>
    <h2 dir="auto"><span class="mark ${number <= 9 ? `cat-${number}` : ""}">${number}</span>${category.name}</h2>
    <div class="matrix__cols" data-columns=${columns.length}>
      ${columns.map(({ id, label }, at) => {
        const entries = entriesAt(board, { segment: segment.id, category: category.id, column: id });
        return html`<section class="side" key=${id} aria-label=${label ? `${category.name}, ${label}` : category.name}>
          ${label && html`<h3 class="side__head">
            ${columns.length === 2 && html`<${Icon} name=${ICONS[at]} flip />`}${label}<span class="count">${entries.length}</span>
          </h3>`}
          <${Entries} entries=${entries} />
        </section>`;
      })}
    </div>
  </section>`;
}
