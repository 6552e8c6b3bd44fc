// The sheet that asks where ideas go.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../../live/board/entries.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { Pick, Sheet } from "../../../ui/sheet.js";
import { count } from "../../../ui/words.js";
import { useState } from "../../../vendor/preact-hooks.js";
import { NAMES } from "../writing/drafts.js";
import { isHidden } from "../writing/visibility.js";
import { isPlain } from "./keys.js";
import { NameField } from "./name-field.js";
import { Plus } from "./plus.js";
import { categoryOf, targetOf } from "./targets.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Category, Idea} from "../../../live/board/records.js"
 * @import {SheetProps} from "./state.js"
 */

const NEW = `${NAMES}new`;

// `sheet.ids`: what is to move; none: only a new category is to be made. `sheet.naming`: into a new one.
/** @param {SheetProps & {sheet: {ids: string[]}}} props */
export function MoveSheet({ acts, segment, sheet, close }) {
  const { board, texts } = useDesk();
  const { ids } = sheet;
  const [naming, setNaming] = useState(sheet.naming || ids.length === 0);
  const ideas = ids.flatMap((id) => board.idea.get(id) ?? []);
  /** @param {() => void} act */
  const done = (act) => {
    act();
    close();
  };
  /** @param {Category | null} category */
  const to = (category) => done(() => acts.move(ids, category));
  if (naming) {
    /** @param {string} name */
    const make = (name) => done(() => acts.create(name, ids));
    return html`<${Sheet} key="new" title=${texts.new_category} field close=${close}>
      <${Quote} ideas=${ideas} />
      <${NameField} draft=${NEW} act=${make} called
        action=${ids.length ? texts.create_move : texts.create}>
        ${
          ids.length > 0 &&
          html`<button class="btn btn--plain" type="button" onClick=${() => setNaming(false)}>
          ${texts.back}
        </button>`
        }
      <//>
    <//>`;
  }
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  /** @param {string | null} id */
  const here = (id) =>
    ideas.length > 0 && ideas.every((idea) => (categoryOf(board, idea)?.id ?? null) === id);
  /** @param {string | null} id @param {Entry[]} entries */
  const note = (id, entries) => (here(id) ? texts.here_now : count(texts.ideas, entries.length));
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (!isPlain(event)) return;
    const category = targetOf(board, segment.id, event.key);
    if (category !== undefined) to(category);
  };
  return html`<${Sheet} key="move" title=${texts.move_to} close=${close} onKeyDown=${key}>
    <${Quote} ideas=${ideas} />
    <ul class="picks">
      ${categories.map(
        (category) => html`<${Pick} key=${category.id} name=${category.name}
        mark=${html`<${Mark} number=${numbers.get(category.id)} kind="big" />`} here=${here(category.id)}
        note=${note(category.id, entriesAt(board, { segment: segment.id, category: category.id }))}
        act=${() => (here(category.id) ? close() : to(category))} />`,
      )}
      <${Pick} quiet mark=${html`<${Mark} kind="big" aria-hidden="true" />`} name=${texts.not_sorted} here=${here(null)}
        note=${note(null, unsortedIn(board, segment.id))} act=${() => (here(null) ? close() : to(null))} />
      <${Pick} quiet mark=${html`<${Plus} kind="mark--big" />`} name=${texts.new_category}
        act=${() => setNaming(true)} />
    </ul>
    ${
      ideas.length === 1 &&
      html`<${SubPointsToFree} idea=${ideas[0]}
      act=${(/** @type {Idea} */ child) => done(() => acts.free(child))} />`
    }
  <//>`;
}

// What hangs under an idea can become an idea of its own.
/** @param {{idea: Idea, act: (child: Idea) => void}} props */
function SubPointsToFree({ idea, act }) {
  const { board, texts } = useDesk();
  const entry = entriesAt(board, { segment: idea.segment_id }).find((one) => one.idea === idea);
  const children = entry?.children.filter((one) => !isHidden(one.idea)) ?? [];
  if (children.length === 0) return null;
  return html`<h3 class="sheet__part">${texts.sub_points}</h3>
    <ul class="picks picks--words">${children.map(
      ({ idea: child }) => html`<${Pick} key=${child.id} quiet
      mark=${html`<${Icon} name="sub" flip />`} name=${child.text} note=${texts.make_idea}
      act=${() => act(child)} />`,
    )}</ul>`;
}

/** @param {{ideas: Idea[]}} props */
function Quote({ ideas }) {
  const { texts } = useDesk();
  if (ideas.length === 0) return null;
  const [{ text }] = ideas;
  return html`<p class="sheet__quote card__words" dir="auto">${ideas.length > 1 ? count(texts.picked, ideas.length) : text}</p>`;
}
