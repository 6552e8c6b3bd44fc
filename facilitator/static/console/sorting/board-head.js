// Above the board: how many categories there are of how many, what is left, and the two views.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { count, fill } from "../../../ui/words.js";
import { BringInButton } from "../bringing/bring-in.js";
import { NewCategory } from "../settling/new-category.js";
import { sharedIn } from "./groups.js";

/**
 * @import {Group} from "./groups.js"
 * @import {Segment} from "../../../live/board/records.js"
 * @import {Texts} from "../../../ui/words.js"
 */

/** @type {Record<string, string>} */
const ICONS = { list: "doc", columns: "board", outline: "outline" };

// `title`: where the middle has no heading of its own; `views`: those to choose from.
/**
 * @param {{title?: string | false, segment: Segment, groups: Group[], views: string[],
 *   view: string, show: (view: string) => void}} props
 */
export function BoardHead({ title, segment, groups, views, view, show }) {
  const { texts } = useDesk();
  return html`<div class="lead__head board__head">
    <div>
      ${title && html`<h2>${title}</h2>`}
      <p class="quiet">${statusOf(segment, groups, texts)}</p>
    </div>
    <div class="board__tools">
      <${NewCategory} />
      ${title && html`<${BringInButton} segment=${segment} />`}
      <fieldset>
        <legend class="vh">${texts.board.view}</legend>
        <div class="switch">
          ${views.map(
            (one) => html`<label class="choice" key=${one}>
            <input type="radio" name="view" checked=${one === view} onChange=${() => show(one)} />
            <span><${Icon} name=${ICONS[one]} />${texts.board.views[one]}</span>
          </label>`,
          )}
        </div>
      </fieldset>
    </div>
  </div>`;
}

/** @param {Segment} segment @param {Group[]} groups @param {Texts} texts */
function statusOf({ target_categories: target }, [unsorted, ...sorted], texts) {
  const { board } = texts;
  const there = fill(count(target ? board.so_many_of : board.so_many, sorted.length), { target });
  const left = sharedIn(unsorted.entries);
  if (left > 0) return `${there} ${count(board.left, left)}`;
  return sorted.some(({ entries }) => entries.length > 0) ? `${there} ${board.none_left}` : there;
}
