// A frame: ideas as they come, the newest first; then in order, with notes beside; and sorted, on a
// board of columns or as an outline.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { count } from "../../../ui/words.js";
import { NewLine } from "../resting/new-line.js";
import { titleOf } from "../running/steps.js";
import { CategoryList } from "../settling/category-list.js";
import { Removed } from "../settling/removed.js";
import { BoardHead } from "../sorting/board-head.js";
import { groupsOf } from "../sorting/groups.js";
import { Sorting } from "../sorting/sorting.js";
import { Composer } from "./composer.js";
import { useDraft } from "./drafts.js";
import { Idea } from "./idea.js";
import { IdeaList } from "./idea-list.js";
import { entriesShown, withheldIn } from "./readable.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Segment, Step} from "../../../live/board/records.js"
 */

// `step`: the current one, where it is a step of this segment.
/** @param {{segment: Segment, step: Step | null}} props */
export function Frame({ segment, step }) {
  const { board, texts } = useDesk();
  if (step?.kind !== "write") return html`<${Discussed} segment=${segment} step=${step} />`;
  const entries = entriesShown(board, { segment: segment.id });
  return html`<${Ideas} title=${texts.newest} entries=${[...entries].reverse()} none=${withheldIn(board, segment.id).length > 0 && texts.all_withheld} />
    <${Removed} />
    <${Write} segment=${segment} />`;
}

// One may sort while one discusses; while one sorts, that is what one sees.
/** @param {{segment: Segment, step: Step | null}} props */
function Discussed({ segment, step }) {
  const { board, texts } = useDesk();
  const sorting = step?.kind === "cluster";
  const views = sorting ? ["columns", "outline"] : ["list", "columns", "outline"];
  const [chosen, show] = useDraft(sorting ? "view/sorting" : "view");
  const view = views.includes(chosen) ? chosen : views[0];
  const head = { segment, views, view, show, title: sorting && titleOf(board, step, texts) };
  if (view !== "list") return html`<${Sorting} ...${head} />`;
  const entries = entriesShown(board, { segment: segment.id });
  const desk = board.session.desk && board.session.state !== "ended"; // no step is waited for
  return html`<${BoardHead} ...${head} groups=${groupsOf(board, segment)} />
    <div class="frame"><${Ideas} title=${texts.ideas} entries=${entries} /><${Discussion} segment=${segment} /></div>
    ${desk && html`<${NewLine} place=${{ segment_id: segment.id }} label=${segment.short_heading} /><${Write} segment=${segment} />`}`;
}

// `none`: what is said where there are none, if that is not as it seems.
/** @param {{title: string, entries: Entry[], none?: string | false}} props */
function Ideas({ title, entries, none }) {
  const { texts } = useDesk();
  return html`<section aria-label=${title}>
    <h3 class="list-head">${title}<span class="count">${count(texts.idea_count, entries.length)}</span></h3>
    ${entries.length === 0 && html`<p class="quiet">${none || texts.nothing_yet}</p>`}
    <${IdeaList} class="lead__ideas">${entries.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} />`)}<//>
  </section>`;
}

/** @param {{segment: Segment}} props */
function Discussion({ segment }) {
  const { board, texts } = useDesk();
  const notes = entriesShown(board, { segment: segment.id, column: "discussion" });
  const ended = board.session.state === "ended";
  return html`<div class="frame__side">
    <section class="panel" aria-labelledby="notes">
      <h3 id="notes" dir="auto">${segment.discussion_heading ?? texts.discussion}</h3>
      <${IdeaList}>${notes.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} look="line" />`)}<//>
      ${!ended && html`<${Composer} label=${texts.write_note} place=${{ segment_id: segment.id, column: "discussion" }} />`}
    </section>
    <${CategoryList} segment=${segment} />
    <${Removed} />
  </div>`;
}

/** @param {{segment: Segment}} props */
function Write({ segment }) {
  const { board, texts } = useDesk();
  if (board.session.state === "ended") return null;
  const label = board.session.desk ? texts.write_idea_at_desk : texts.write_idea;
  return html`<div class="lead__composer"><${Composer} label=${label} wide place=${{ segment_id: segment.id }} /></div>`;
}
