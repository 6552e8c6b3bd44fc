// What is written, while it is written: one's own and the others', or a category's columns.

import { dealtTo, numbersOf } from "../../live/board/categories.js";
import { entriesAt, speakerOf } from "../../live/board/entries.js";
import { kindOf } from "../../live/board/kinds.js";
import { afterDraw } from "../../ui/after-draw.js";
import { Breaking } from "../../ui/breaking.js";
import { Card } from "../../ui/card.js";
import { html } from "../../ui/html.js";
import { Mark } from "../../ui/mark.js";
import { memo } from "../../ui/memo.js";
import { count, fill } from "../../ui/words.js";
import { useRef, useState } from "../../vendor/preact-hooks.js";
import { useNew, useSame } from "./hooks.js";
import { Merged } from "./merged.js";
import { OwnIdea } from "./own.js";
import { start } from "./places.js";
import { planOf } from "./plan.js";
import { isHidden, isWithheld, Seen, subPointsOf, Withheld } from "./seen.js";

// Ideas of a frame, the newest first. `parts`: what every idea needs (live, texts, under, show).
export function Ideas({ parts, place, open }) {
  const { live, texts } = parts;
  const { board } = live;
  const entries = entriesAt(board, { segment: place.segment }).toReversed();
  const own = entries.filter(({ idea }) => board.mine.has(idea.id));
  const others = useSame(entries.filter(({ idea }) => !board.mine.has(idea.id)));
  const withheld = board.segment.get(place.segment).private;
  return html`
    <${Head} id="own" title=${texts.own_ideas} aside=${own.length > 0 && count(texts.newest_first, own.length)} />
    <${SpokenFor} board=${board} segment=${place.segment} texts=${texts} />
    <${Withheld} board=${board} at=${{ segment: place.segment }} texts=${texts} />
    ${
      own.length === 0
        ? !hasWritten(board, place) && html`<p class="quiet">${texts.none_yet}</p>`
        : html`<ul class="stack" aria-labelledby="own">
          ${own.map((entry) => html`<${OwnIdea} key=${entry.idea.id} entry=${entry} open=${open} ...${parts} />`)}
        </ul>`
    }
    <${Head} id="others" title=${texts.others_ideas} aside=${others.length > 0 && count(texts.ideas, others.length)} />
    <${Others} live=${live} entries=${others} tables=${board.table} texts=${texts}
      none=${withheld ? texts.others_hidden : texts.none_from_others} />`;
}

const hasWritten = ({ idea, mine }, { segment }) =>
  [...mine].some((id) => idea.get(id)?.segment_id === segment);

// One's own ideas that another one speaks for, or that were put under another one: they are told of
// where one looks for them.
function SpokenFor({ board, segment, texts }) {
  const { idea: ideas, mine } = board;
  const told = [...mine]
    .map((id) => ideas.get(id))
    .flatMap((idea) => {
      if (idea?.segment_id !== segment || isWithheld(ideas, idea)) return [];
      const over = speakerOf(ideas, idea.parent_id ? ideas.get(idea.parent_id) : idea);
      if (!over || over === idea || mine.has(over.id)) return [];
      const words = idea.parent_id ? texts.now_under : texts.merged_with;
      return [{ idea, foot: fill(words, { text: start(over.text) }) }];
    });
  if (told.length === 0) return null;
  return html`<ul class="stack spoken-for">${told.map(
    ({ idea, foot }) => html`<${Card} key=${idea.id} kind="others" idea=${idea} foot=${foot} />`,
  )}</ul>`;
}

const AT_FIRST = 40; // cards: what a phone draws within a frame, and more than one reads at a glance

// Not drawn with one's own, which are to be seen at once.
const Others = memo(({ live, entries, tables, texts, none }) => {
  const list = useRef(null);
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
      (entry) => html`<${Theirs} key=${entry.idea.id} entry=${entry} live=${live}
      isNew=${isNew(entry)} foot=${from(tables, entry.idea, texts)} texts=${texts} />`,
    )}
  </ul>
  ${
    shown.length < entries.length &&
    html`<button class="btn btn--wide" type="button" onClick=${showAll}>
    ${count(texts.all_ideas_n, entries.length)}
  </button>`
  }`;
});

function focusOn(item) {
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}

// A room may write hundreds, and one comes at a time.
const Theirs = memo(
  ({ entry, live, isNew, foot, texts }) =>
    html`<${Card} idea=${entry.idea} kind="others" ...${subPointsOf(entry, texts)} foot=${foot}>
    ${isNew && html`<${New} texts=${texts} />`}
    <${Merged} live=${live} items=${entry.merged} texts=${texts} />
  <//>`,
);

const New = ({ texts }) => html`<span class="tag card__new">${texts.new}</span>`;

function from(tables, idea, texts) {
  const table = tables.get(idea.table_id);
  return table && fill(texts.table, { table: table.name });
}

// The categories as numbered keys. The number is the category's name for hand, eye and ear. Where
// they are dealt to tables, those of the other tables come after one's own, and when asked for.
export function Categories({ live, place, choose, texts }) {
  const { board, me } = live;
  const [asked, setAsked] = useState(false);
  const { dealt, others } = dealtTo(board, place.segment, me.table_id);
  const all = asked || others.some(({ id }) => id === place.category);
  const numbers = numbersOf(board);
  return html`<nav class="cats" aria-label=${texts.categories}>
    ${[...dealt, ...(all ? others : [])].map(
      ({ id, name }) => html`<button class="cat-link" type="button" key=${id}
          aria-current=${id === place.category ? "true" : undefined} onClick=${() => choose({ category: id, parent: null })}>
        <${Mark} number=${numbers.get(id)} /><span dir="auto"><${Breaking} text=${name} /></span>
      </button>`,
    )}
    ${
      others.length > 0 &&
      !all &&
      html`<button class="btn btn--plain" type="button" onClick=${() => setAsked(true)}>
      ${texts.all_categories}
    </button>`
    }
  </nav>`;
}

// A category's entries in the segment: by column in a matrix, else one list.
export function Columns({ parts, place, open }) {
  const { live } = parts;
  const segment = live.board.segment.get(place.segment);
  const own = kindOf(segment).columns;
  const columns = own ? segment.columns : [{ id: "", label: categoryName(live.board, place) }];
  const lang = own ? live.board.session.language : undefined; // a category's is not known
  return columns.map(
    ({
      id,
      label,
    }) => html`<${Column} key=${`${place.category}/${id}`} parts=${parts} label=${label} lang=${lang} open=${open}
      at=${{ ...place, column: id }} />`,
  );
}

const categoryName = (board, { category }) => board.category.get(category)?.name;

function Column({ parts, label, lang, at, open }) {
  const { live, texts } = parts;
  const entries = entriesAt(live.board, at);
  const isNew = useNew(entries);
  return html`<section class="side">
    <h2 class="side__head">
      <span dir="auto" lang=${lang}>${label}</span><span class="count" aria-hidden="true">${entries.length}</span>
      <span class="vh"> ${count(texts.entries, entries.length)}</span>
    </h2>
    ${
      entries.length === 0
        ? html`<p class="quiet">${texts.nothing_here}</p>`
        : html`<ul>${entries.map(
            (entry) => html`<${Line} key=${entry.idea.id} entry=${entry} isNew=${isNew(entry)}
          parts=${parts} open=${open} />`,
          )}</ul>`
    }
    <${Withheld} board=${live.board} at=${at} texts=${texts} kind="entry" />
  </section>`;
}

function Line({ entry, isNew, parts, open }) {
  if (parts.live.board.mine.has(entry.idea.id)) {
    return html`<${OwnIdea} kind="entry" entry=${entry} open=${open} ...${parts} />`;
  }
  return html`<${Entry} entry=${entry} isNew=${isNew} live=${parts.live} texts=${parts.texts} />`;
}

// An entry as it is read: with who does it and by when, and the duplicates that it speaks for.
export function Entry({ entry, isNew, live, texts }) {
  const { idea, merged } = entry;
  return html`<${Card} kind="entry" idea=${idea} ...${subPointsOf(entry, texts)} foot=${planOf(idea, texts)}>
    ${isNew && html`<${New} texts=${texts} />`}
    ${isHidden(idea) && html`<${Seen} idea=${idea} texts=${texts} />`}
    <${Merged} live=${live} items=${merged} texts=${texts} />
  <//>`;
}

export function Head({ id, title, aside }) {
  return html`<div class="list-head">
    <h2 id=${id}>${title}</h2>${aside && html`<p class="small quiet">${aside}</p>`}
  </div>`;
}
