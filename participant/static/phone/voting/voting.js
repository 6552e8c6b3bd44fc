// Voting: the ideas by category, ticked or not.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { columnsOf, kindOf } from "../../../live/board/kinds.js";
import { votedBy, votesLeft } from "../../../live/board/votes.js";
import { SubPoints } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { ideaWords } from "../../../ui/idea-words.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { Duplicates } from "../sorting/duplicates.js";
import { planOf } from "../writing/planned.js";
import { isHidden, subPointsOf } from "../writing/visibility.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea, Segment} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @param {{segment: Segment}} props */
export function Voting({ segment }) {
  const { board, texts } = useDesk();
  const columns = columnsOf(segment);
  const numbers = numbersOf(board);
  const under = kindOf(segment).categories;
  const voted = votedBy(board, segment.id);
  const one = { voted, full: votesLeft(board, segment) === 0 };
  const groups = [...categoriesOf(board, segment.id), null]
    .flatMap((category) =>
      columns.map(({ id, label }) => ({
        key: `${category?.id}/${id}`,
        category,
        label,
        entries: category
          ? entriesAt(board, { segment: segment.id, category: category.id, column: id })
          : unsortedIn(board, segment.id, id),
      })),
    )
    .map((group) => ({ ...group, entries: group.entries.filter(({ idea }) => !isHidden(idea)) }))
    .filter(({ entries }) => entries.length > 0);
  if (groups.length === 0) return html`<p class="say__line">${texts.nothing_here}</p>`;
  return html`<div class="votes">${groups.map(
    ({ key, category, label, entries }) => html`<fieldset key=${key}>
    <legend class="chip chip--head">${under && html`<${Mark} number=${category && numbers.get(category.id)} />`}
      <strong dir="auto">${[
        under ? (category?.name ?? texts.not_sorted) : !label && segment.short_heading,
        label,
      ]
        .filter(Boolean)
        .join(" · ")}</strong></legend>
    <ul class="stack">${entries.map((entry) => html`<${Choice} key=${entry.idea.id} entry=${entry} ...${one} />`)}</ul>
  </fieldset>`,
  )}</div>`;
}

// A vote for a duplicate is one for the idea that speaks for it.
/** @param {{entry: Entry, voted: Set<string>, full: boolean}} props */
function Choice({ entry, voted, full }) {
  const { live, texts, show } = useDesk();
  const { idea, merged } = entry;
  const cast = [idea, ...merged].filter(({ id }) => voted.has(id));
  const none = full && cast.length === 0;
  const choose = () => {
    if (none)
      show({ text: texts.no_votes_left }); // drawn anew, it is not ticked
    else {
      show(null);
      for (const { id } of cast.length ? cast : [idea])
        live.do("vote.cast", { id, cast: cast.length === 0 });
    }
  };
  const box = `vote-${idea.id}`;
  return html`<li class="card card--vote">
    <div><label class="card__text card__words" for=${box} dir="auto">${wordsOf(idea, texts)}</label>
      <${SubPoints} ...${subPointsOf(entry)} />
      ${planOf(idea, texts) && html`<p class="small quiet">${planOf(idea, texts)}</p>`}
      <${Duplicates} items=${merged} /></div>
    <span class="card__pick"><input type="checkbox" id=${box} checked=${cast.length > 0}
      aria-disabled=${none ? "true" : undefined} onChange=${choose} /></span>
  </li>`;
}

// A question is one that can be voted for, but said to be one.
/** @param {Idea} idea @param {Texts} texts */
const wordsOf = (idea, texts) =>
  idea.kind === "question"
    ? html`${ideaWords(idea)} <span class="tag">${texts.question}</span>`
    : idea.text;

// What is left of the budget, always in view.
/** @param {{segment: Segment}} props */
export function VotesBar({ segment }) {
  const { board, texts } = useDesk();
  const left = votesLeft(board, segment);
  return html`<section class="composer" aria-label=${texts.step_vote}><div class="composer__row">
    <p role="status"><strong>${count(texts.votes_left, left)}</strong> <span class="quiet">${fill(texts.votes_of, { all: segment.votes })}</span></p>
    <p class="small quiet votes__more">${texts.may_change}</p>
  </div></section>`;
}
