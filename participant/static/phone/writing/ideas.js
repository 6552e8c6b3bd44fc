// What is written in a frame, while it is written: one's own and the others'.

import { entriesAt } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { ListHead } from "./list-head.js";
import { useSame } from "./new-ideas.js";
import { Others } from "./others-ideas.js";
import { OutOfSight } from "./out-of-sight.js";
import { OwnIdea } from "./own-idea.js";
import { SpokenFor } from "./spoken-for.js";

/**
 * @import {Board} from "../../../live/board/board.js"
 * @import {Place} from "./places.js"
 */

// Ideas of a frame, the newest first.
/** @param {{place: Place, open: boolean}} props */
export function Ideas({ place, open }) {
  const { board, texts } = useDesk();
  const entries = [...entriesAt(board, { segment: place.segment })].reverse();
  const own = entries.filter(({ idea }) => board.mine.has(idea.id));
  const others = useSame(entries.filter(({ idea }) => !board.mine.has(idea.id)));
  const withheld = board.segment.get(place.segment)?.private;
  return html`
    <${ListHead} id="own" title=${texts.own_ideas} aside=${own.length > 0 && count(texts.newest_first, own.length)} />
    <${SpokenFor} segment=${place.segment} />
    <${OutOfSight} at=${{ segment: place.segment }} />
    ${
      own.length === 0
        ? !hasWritten(board, place) && html`<p class="quiet">${texts.none_yet}</p>`
        : html`<ul class="stack" aria-labelledby="own">
          ${own.map((entry) => html`<${OwnIdea} key=${entry.idea.id} entry=${entry} open=${open} />`)}
        </ul>`
    }
    <${ListHead} id="others" title=${texts.others_ideas} aside=${others.length > 0 && count(texts.ideas, others.length)} />
    <${Others} entries=${others} tables=${board.table}
      none=${withheld ? texts.others_hidden : texts.none_from_others} />`;
}

/** @param {Board} board @param {Place} place */
const hasWritten = ({ idea, mine }, { segment }) =>
  [...mine].some((id) => idea.get(id)?.segment_id === segment);
