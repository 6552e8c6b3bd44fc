// The list of a group: one stop for the Tab key, and its cards are drawn only when they changed.

import { html } from "../../../ui/html.js";
import { memo } from "../../../ui/memo.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { authorOf } from "../writing/authors.js";
import { sameEntries } from "./groups.js";
import { familyOf, IdeaCard } from "./idea-card.js";
import { ideaOf } from "./state.js";

/**
 * @import {Differing} from "./differences.js"
 * @import {Sorting} from "./state.js"
 * @import {News} from "./unsaved.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Meeting} from "../../../ui/desk.js"
 */

// `board` only for authors: the list does not look at anything else of it.
export const GroupList = memo(
  List,
  (a, b) =>
    sameEntries(a.entries, b.entries) &&
    a.picked === b.picked &&
    a.news === b.news &&
    a.differing === b.differing &&
    a.board.table === b.board.table &&
    a.board.participant === b.board.participant &&
    a.board.session.language === b.board.session.language,
);

/**
 * @typedef {object} Pile what all lists of a board are drawn with
 * @property {Sorting} sorting
 * @property {Meeting} board
 * @property {Set<string>} picked
 * @property {Map<string, News>} news
 * @property {Differing} differing
 */

/** @param {Pile & {id: string | null, entries: Entry[]}} props */
function List({ id, entries, sorting, board, picked, news, differing }) {
  const [met, meet] = useState(/** @type {string | null} */ (null)); // the idea that had the focus last
  const stop = entries.some(({ idea }) => idea.id === met) ? met : entries[0]?.idea.id;
  /** @param {{target: HTMLElement}} event */
  const onFocusIn = (event) => meet(ideaOf(event.target) ?? null);
  return html`<ul class="pile" lang=${board.session.language} data-group=${id ?? ""} onFocusIn=${onFocusIn}>
    ${entries.map(
      (entry) => html`<${IdeaCard} key=${entry.idea.id} entry=${entry} sorting=${sorting}
      picked=${picked.has(entry.idea.id)} stop=${entry.idea.id === stop}
      author=${authorOf(board, entry.idea, sorting.texts)} news=${newsIn(entry, news)}
      differing=${differing.get(entry.idea.id)} />`,
    )}
  </ul>`;
}

// Nothing where there is nothing new, so that the card stays as it is.
/** @param {Entry} entry @param {Map<string, News>} news */
function newsIn(entry, news) {
  if (news.size === 0) return undefined;
  const found = familyOf(entry).flatMap(({ id }) => news.get(id) ?? []);
  return found.length > 0 ? found : undefined;
}
