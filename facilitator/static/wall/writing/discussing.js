// A frame while it is discussed: the ideas, and the notes of the discussion after them.

import { entriesAt } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Pages } from "../paging/pages.js";
import { PageHead } from "../running/page-head.js";
import { ideasOf } from "../sorting/sorting.js";
import { Entries } from "./entries.js";

/** @import {Entry} from "../../../live/board/entries.js" */

export function Discussion() {
  const desk = useDesk();
  const { board, texts, segment } = desk;
  const notes = entriesAt(board, { segment: segment.id, column: "discussion" });
  const groups = ideasOf(desk);
  if (notes.length > 0) groups.push({ key: "notes", body: html`<${Notes} notes=${notes} />` });
  return html`<${PageHead} title=${texts.steps[`${segment.kind} discuss`]} />
    <${Pages} groups=${groups} />`;
}

/** @param {{notes: Entry[]}} props */
const Notes = ({ notes }) => html`
  <h2 class="wall__under" dir="auto">${useDesk().segment.discussion_heading}</h2>
  <${Entries} entries=${notes} name="flow--two flow--roomy" />`;
