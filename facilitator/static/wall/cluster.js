// A frame after the writing: the ideas as they are sorted, or, before anybody has made a category,
// in one list; the notes of the discussion after them.

import { categoriesOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { html } from "../../ui/html.js";
import { boardGroups } from "./board.js";
import { Entries } from "./entries.js";
import { Head } from "./head.js";
import { Pages } from "./pages.js";

export const Cluster = (wall) => html`
  <${Head} ...${wall} title=${wall.title ?? wall.texts.our_categories} />
  <${Pages} turning=${wall.turning} groups=${ideasOf(wall)} />`;

export function Discussion(wall) {
  const { board, texts, segment } = wall;
  const notes = entriesAt(board, { segment: segment.id, column: "discussion" });
  const groups = ideasOf(wall);
  if (notes.length > 0)
    groups.push({ key: "notes", body: html`<${Notes} ...${{ segment, notes, texts }} />` });
  return html`<${Head} ...${wall} title=${texts.steps["frame discuss"]} />
    <${Pages} turning=${wall.turning} groups=${groups} />`;
}

function ideasOf(wall) {
  const { board, texts, segment } = wall;
  const unsorted = unsortedIn(board, segment.id);
  if (categoriesOf(board, segment.id).length === 0) {
    return [
      {
        key: "ideas",
        body: html`<${Entries} entries=${unsorted} texts=${texts} name="flow--two flow--roomy" />`,
      },
    ];
  }
  return boardGroups(
    wall,
    (category) => entriesAt(board, { segment: segment.id, category: category.id }),
    unsorted,
  );
}

const Notes = ({ segment, notes, texts }) => html`
  <h2 class="wall__under" dir="auto">${segment.discussion_heading}</h2>
  <${Entries} entries=${notes} texts=${texts} name="flow--two flow--roomy" />`;
