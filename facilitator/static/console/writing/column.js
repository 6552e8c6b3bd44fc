// One list, of a category or of a segment that has none: its heading, what was written, and where to
// write more.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useOpener } from "../opener.js";
import { NewLine } from "../resting/new-line.js";
import { Composer } from "./composer.js";
import { Idea } from "./idea.js";
import { IdeaList } from "./idea-list.js";
import { entriesShown } from "./readable.js";

/**
 * @import {WritingPlace} from "./composer.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category} from "../../../live/board/records.js"
 */

// `title`: of a column; a list alone needs none.
/** @param {{title?: string | null, icon?: string, category?: Category, place: WritingPlace}} props */
export function Column({ title, icon, category, place }) {
  const { board } = useDesk();
  const { segment_id: segment, category_id, column = "" } = place;
  const entries = entriesShown(board, { segment, category: category_id, column });
  const name = category?.name ?? board.segment.get(segment)?.short_heading;
  return html`<section class="side" aria-label=${[name, title].filter(Boolean).join(", ")}>
    ${
      title &&
      html`<${category ? "h4" : "h3"} class="side__head">
      ${icon && html`<${Icon} name=${icon} flip />`}<span dir="auto">${title}</span><span class="count">${entries.length}</span>
    <//>`
    }
    <${IdeaList}>${entries.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} look="line" />`)}<//>
    ${board.session.state !== "ended" && html`<${Writing} title=${title} category=${category} place=${place} bare=${entries.length === 0} />`}
  </section>`;
}

// A button until one writes there: sixteen open boxes would hide what the room writes. Where nobody had
// time for a question (`bare`), that can be said with the method's own sentence.
/**
 * @param {{title?: string | null, category?: Category, place: WritingPlace, bare: boolean}} props
 */
function Writing({ title, category, place, bare }) {
  const { live, board, texts } = useDesk();
  const [open, set, button] = useOpener();
  const label = labelOf(board, texts, title, category, place);
  const { not_discussed } = board.session;
  if (open)
    return html`<${Composer} label=${label} place=${place} autofocus close=${() => set(null)} />`;
  return html`<button class="btn btn--plain side__write" type="button" ref=${button} aria-label=${label} onClick=${() => set(true)}>
      <${Icon} name="plus" />${texts.write}
    </button>
    <${NewLine} place=${place} label=${title ?? category?.name ?? board.segment.get(place.segment_id)?.short_heading} />
    ${
      bare &&
      !category &&
      not_discussed &&
      html`<button class="btn btn--plain side__write" type="button"
        onClick=${() => live.do("idea.add", { ...place, text: not_discussed })}>${texts.not_discussed}</button>`
    }`;
}

/**
 * @param {Board} board
 * @param {Record<string, any>} texts
 * @param {string | null | undefined} title
 * @param {Category | undefined} category
 * @param {WritingPlace} place
 */
function labelOf(board, texts, title, category, { segment_id }) {
  if (!category)
    return fill(texts.write_under, {
      heading: title ?? board.segment.get(segment_id)?.short_heading,
    });
  return fill(title ? texts.write_in_column : texts.write_in, {
    column: title,
    category: category.name,
  });
}
