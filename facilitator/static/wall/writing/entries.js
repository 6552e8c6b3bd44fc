// Entries on the wall, with what stands under them; a question in italics, a heading in bold, as in
// the minutes. Of duplicates only the one that speaks for them stands there, and how many they are.

import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { shareALine } from "../../../ui/idea-words.js";
import { saidOf } from "../../../ui/who-and-when.js";
import { count } from "../../../ui/words.js";
import { Fragment } from "../../../vendor/preact.js";

/** @import {Entry} from "../../../live/board/entries.js" */

/** @param {{entries: Entry[], name?: string}} props */
export const Entries = ({ entries, name = "" }) => html`<ul class="flow ${name}">
  ${entries.map((entry) => html`<${Entry} key=${entry.idea.id} entry=${entry} />`)}
</ul>`;

/** @param {{entry: Entry}} props */
function Entry({ entry }) {
  const { idea, children } = entry;
  return html`<li dir="auto">
    <${Words} entry=${entry} votes=${idea.votes} />
    ${
      children.length > 0 &&
      html`<ul class="card__subs ${shareALine(children) ? "card__subs--row" : ""}">
      ${children.map((child) => html`<${Entry} key=${child.idea.id} entry=${child} />`)}
    </ul>`
    }
  </li>`;
}

/** @type {Record<string, string>} */
const AS = { question: "em", heading: "strong" };

// `votes`: how many, where that is not said beside it.
/** @param {{entry: Entry, votes?: number | null}} props */
export function Words({ entry: { idea, merged }, votes = 0 }) {
  const { texts } = useDesk();
  const { text, kind } = idea;
  const plan = saidOf(idea, texts, document.documentElement.lang);
  const beside = [plan, votes && count(texts.so_many_votes, votes)].filter(Boolean);
  return html`<${Fragment}>
    <${AS[kind] ?? Fragment}><${Breaking} text=${text} /><//>
    ${
      merged.length > 0 &&
      html`<span class="wall__merged">
      <span aria-hidden="true"> +${merged.length}</span><span class="vh">${count(texts.more_like_it, merged.length)}</span>
    </span>`
    }
    ${beside.length > 0 && html`<p class="wall__beside">${beside.join(" · ")}</p>`}
  <//>`;
}
