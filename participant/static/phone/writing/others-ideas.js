// The ideas of the others.

import { afterDraw } from "../../../ui/after-draw.js";
import { Card } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { memo } from "../../../ui/memo.js";
import { count, fill } from "../../../ui/words.js";
import { useRef, useState } from "../../../vendor/preact-hooks.js";
import { Duplicates } from "../sorting/duplicates.js";
import { New, useNew } from "./new-ideas.js";
import { subPointsOf } from "./visibility.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

const AT_FIRST = 40; // cards: what a phone draws within a frame, and more than one reads at a glance

/** @typedef {{entries: Entry[], tables: Board["table"], none: string}} TheirProps */

// Not drawn with one's own, which are to be seen at once.
export const Others = memo((/** @type {TheirProps} */ { entries, tables, none }) => {
  const { texts } = useDesk();
  const list = useRef(/** @type {any} */ (null));
  const [all, setAll] = useState(false);
  const isNew = useNew(entries);
  if (entries.length === 0) return html`<p class="quiet">${none}</p>`;
  const shown = all ? entries : entries.slice(0, AT_FIRST);
  const showAll = () => {
    setAll(true);
    afterDraw(() => focusOn(list.current.children[AT_FIRST]));
  };
  return html`<ul class="stack" ref=${list} aria-labelledby="others">
    ${shown.map(
      (entry) => html`<${Theirs} key=${entry.idea.id} entry=${entry}
      isNew=${isNew(entry)} foot=${from(tables, entry.idea, texts)} />`,
    )}
  </ul>
  ${
    shown.length < entries.length &&
    html`<button class="btn btn--wide" type="button" onClick=${showAll}>
    ${count(texts.all_ideas_n, entries.length)}
  </button>`
  }`;
});

/** @param {HTMLElement} item */
function focusOn(item) {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

// A room may write hundreds, and one comes at a time.
const Theirs = memo(
  (/** @type {{entry: Entry, isNew: boolean, foot?: string}} */ { entry, isNew, foot }) =>
    html`<${Card} idea=${entry.idea} kind="others" ...${subPointsOf(entry)} foot=${foot}>
    ${isNew && html`<${New} />`}
    <${Duplicates} items=${entry.merged} />
  <//>`,
);

/** @param {Board["table"]} tables @param {Idea} idea @param {Texts} texts */
function from(tables, idea, texts) {
  const table = tables.get(idea.table_id);
  return table && fill(texts.table, { table: table.name });
}
