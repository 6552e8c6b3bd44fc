// An idea on the board: a tick to select it, which is also its one stop for the keyboard.

import { State } from "../../../ui/card.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { ideaWords, shareALine } from "../../../ui/idea-words.js";
import { memo } from "../../../ui/memo.js";
import { fill } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { isChanging } from "../writing/changes.js";
import { Conflict } from "../writing/conflict.js";
import { IdeaActs } from "../writing/idea-acts.js";
import { step } from "./acts.js";
import { Differing } from "./differing.js";
import { Duplicates } from "./duplicates.js";
import { sameEntry } from "./groups.js";
import { toggle } from "./selection.js";
import { shortened } from "./sentences.js";

/**
 * @import {Suggested} from "./differences.js"
 * @import {Sorting} from "./state.js"
 * @import {News} from "./unsaved.js"
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 */

// `stop`: whether the Tab key stops here; the others of its list are reached by arrows. `news` as in
// unsavedIn, of its sub-points too; `author` in words.
export const IdeaCard = memo(
  Card,
  (a, b) =>
    sameEntry(a.entry, b.entry) &&
    a.picked === b.picked &&
    a.stop === b.stop &&
    a.author === b.author &&
    a.news === b.news &&
    a.differing === b.differing,
);

/**
 * @param {{entry: Entry, sorting: Sorting, picked: boolean, stop: boolean, author: string,
 *   news: News[] | undefined, differing: Suggested[] | undefined}} props
 */
function Card({ entry, sorting, picked, stop, author, news, differing }) {
  const { live, texts } = sorting;
  const { idea, children, merged = [] } = entry;
  const [open, show] = useState(() => familyOf(entry).some((one) => isChanging(live, one)));
  const tab = stop ? 0 : -1;
  const hidden = idea.state === "hidden";
  const look = `${picked ? "is-picked" : ""} ${open ? "is-open" : ""} ${hidden ? "card--hidden" : ""}`;
  return html`<li class="card card--board ${look}" id=${`idea-${idea.id}`} data-idea=${idea.id}>
    <p class="card__text card__words" id=${`text-${idea.id}`} dir="auto">
      ${ideaWords(idea)}
    </p>
    <${Subs} entries=${children} open=${open} />
    <${Duplicates} ideas=${merged} sorting=${sorting} tab=${tab} />
    ${differing && html`<${Differing} idea=${idea} differing=${differing} sorting=${sorting} tab=${tab} />`}
    <div class="card__foot" lang=${document.documentElement.lang}>
      <span class="card__by"><span dir="auto">${author}</span><${Notes} idea=${idea} news=${news} /></span>
      ${!hidden && html`<span class="card__grip"><${Icon} name="grip" /></span>`}
      <button class="btn btn--plain btn--icon idea__more" type="button" tabindex=${tab} aria-expanded=${open}
        aria-label=${fill(texts.more, { text: shortened(idea.text) })} onClick=${() => show(!open)}>
        <${Icon} name=${open ? "close" : "more"} />
      </button>
      ${
        !hidden &&
        html`<label class="card__pick"><input type="checkbox" id=${`pick-${idea.id}`} tabindex=${tab}
        aria-labelledby=${`text-${idea.id}`} checked=${picked} onChange=${() => toggle(sorting, idea.id)} /></label>`
      }
    </div>
    ${open && html`<${IdeaActs} idea=${idea} root more=${!hidden && html`<${Places} idea=${idea} sorting=${sorting} />`} />`}
    ${news?.map(({ aside }) => aside && html`<${Conflict} key=${aside.op.op_id} aside=${aside} />`)}
  </li>`;
}

// An idea and all that stands under it or is folded into it.
/** @param {Entry} entry @returns {Idea[]} */
export const familyOf = ({ idea, children, merged = [] }) => [
  idea,
  ...merged,
  ...children.flatMap(familyOf),
];

/** @param {{idea: Idea, news: News[] | undefined}} props */
function Notes({ idea, news }) {
  const { texts } = useDesk();
  const state = news?.find(({ id }) => id === idea.id)?.state ?? "saved";
  return html`${idea.edited && html`<span class="idea__note">${texts.edited}</span>`}
    ${state !== "saved" && html`<${State} state=${state} texts=${texts.idea_states} />`}
    ${idea.state === "hidden" && html`<span class="tag">${texts.hidden}</span> ${idea.hidden_reason}`}`;
}

// As deep as they go.
/** @param {{entries: Entry[], open: boolean}} props */
function Subs({ entries, open }) {
  if (entries.length === 0) return null;
  const short = !open && shareALine(entries);
  return html`<ul class="card__subs ${short ? "card__subs--row" : ""}">
    ${entries.map(
      ({ idea, children }) => html`<li key=${idea.id} dir="auto">
      <span class="card__words">${idea.text}</span>
      ${open && html`<${IdeaActs} idea=${idea} />`}
      <${Subs} entries=${children} open=${open} />
    </li>`,
    )}
  </ul>`;
}

/** @param {{idea: Idea, sorting: Sorting}} props */
const Places = ({ idea, sorting }) => html`
  <button class="btn btn--plain" type="button" onClick=${() => step(sorting, idea.id, -1)}>${sorting.texts.board.raise}</button>
  <button class="btn btn--plain" type="button" onClick=${() => step(sorting, idea.id, 1)}>${sorting.texts.board.lower}</button>`;
