// The list of a group: one stop for the Tab key, and its cards are drawn only when they changed.

import { html } from "../../../ui/html.js";
import { memo } from "../../../ui/memo.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { authorOf } from "../writing/authors.js";
import { sameEntries } from "./groups.js";
import { familyOf, IdeaCard } from "./idea-card.js";

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

function List({ id, entries, sorting, board, picked, news, differing }) {
  const [met, meet] = useState(null); // the idea that had the focus last
  const stop = entries.some(({ idea }) => idea.id === met) ? met : entries[0]?.idea.id;
  const onFocusIn = (event) => meet(event.target.closest("[data-idea]")?.dataset.idea ?? null);
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
function newsIn(entry, news) {
  if (news.size === 0) return undefined;
  const found = familyOf(entry)
    .filter(({ id }) => news.has(id))
    .map(({ id }) => ({ id, ...news.get(id) }));
  return found.length > 0 ? found : undefined;
}
