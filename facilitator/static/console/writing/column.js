// One list of a category: its heading, what was written, and where to write more.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { fill } from "../../../ui/words.js";
import { useOpener } from "../opener.js";
import { Composer } from "./composer.js";
import { Idea } from "./idea.js";
import { IdeaList } from "./idea-list.js";
import { entriesShown } from "./readable.js";

/**
 * @import {WritingPlace} from "./composer.js"
 * @import {Category} from "../../../live/board/records.js"
 */

// `title`: of a column; a list alone under its category needs none.
/** @param {{title?: string, icon?: string, category: Category, place: WritingPlace}} props */
export function Column({ title, icon, category, place }) {
  const { board } = useDesk();
  const { segment_id: segment, category_id, column = "" } = place;
  const entries = entriesShown(board, { segment, category: category_id, column });
  return html`<section class="side" aria-label=${title ? `${category.name}, ${title}` : category.name}>
    ${
      title &&
      html`<h4 class="side__head">
      ${icon && html`<${Icon} name=${icon} flip />`}<span dir="auto">${title}</span><span class="count">${entries.length}</span>
    </h4>`
    }
    <${IdeaList}>${entries.map((entry) => html`<${Idea} key=${entry.idea.id} entry=${entry} look="line" />`)}<//>
    ${board.session.state !== "ended" && html`<${Writing} title=${title} category=${category} place=${place} />`}
  </section>`;
}

// A button until one writes there: sixteen open boxes would hide what the room writes.
/** @param {{title: string | undefined, category: Category, place: WritingPlace}} props */
function Writing({ title, category, place }) {
  const { texts } = useDesk();
  const [open, set, button] = useOpener();
  const label = fill(title ? texts.write_in_column : texts.write_in, {
    column: title,
    category: category.name,
  });
  return open
    ? html`<${Composer} label=${label} place=${place} autofocus close=${() => set(null)} />`
    : html`<button class="btn btn--plain side__write" type="button" ref=${button} aria-label=${label} onClick=${() => set(true)}>
        <${Icon} name="plus" />${texts.write}
      </button>`;
}
