// A frame while it is discussed: the ideas, and the notes of the discussion after them.

import { entriesAt } from "../../../live/board/entries.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { ideasOf } from "../sorting/sorting.js";
import { Entries } from "./entries.js";

export function Discussion(wall) {
  const { board, texts, segment } = wall;
  const notes = entriesAt(board, { segment: segment.id, column: "discussion" });
  const groups = ideasOf(wall);
  if (notes.length > 0)
    groups.push({ key: "notes", body: html`<${Notes} ...${{ segment, notes, texts }} />` });
  return html`<${PageHead} ...${wall} title=${texts.steps["frame discuss"]} />
    <${Pages} turning=${wall.turning} groups=${groups} />`;
}

const Notes = ({ segment, notes, texts }) => html`
  <h2 class="wall__under" dir="auto">${segment.discussion_heading}</h2>
  <${Entries} entries=${notes} texts=${texts} name="flow--two flow--roomy" />`;
