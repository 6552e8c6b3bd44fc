// The sheet of a category: its name, into which other one it goes, away with it.

import { categoriesOf, numbersOf } from "../../../live/board/categories.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Mark } from "../../../ui/mark.js";
import { Pick, Sheet } from "../../../ui/sheet.js";
import { useLayoutEffect } from "../../../vendor/preact-hooks.js";
import { NAMES } from "../writing/drafts.js";
import { NameField } from "./name-field.js";

/** @import {SheetProps} from "./state.js" */

/** @param {SheetProps} props */
export function CategorySheet({ acts, segment, sheet, close }) {
  const { board, texts } = useDesk();
  const numbers = numbersOf(board);
  const category = board.category.get(sheet.category);
  useLayoutEffect(() => void (category || close()), [category]); // somebody else removed it
  if (!category) return null;
  const others = categoriesOf(board, segment.id).filter(({ id }) => id !== category.id);
  /** @param {() => void} act */
  const done = (act) => {
    act();
    close();
  };
  const title = html`<${Mark} number=${numbers.get(category.id)} /> <span dir="auto">${category.name}</span>`;
  return html`<${Sheet} title=${title} close=${close}>
    <${NameField} draft=${NAMES + category.id} start=${category.name} action=${texts.rename}
      act=${(/** @type {string} */ name) => done(() => name !== category.name && acts.rename(category, name))} />
    ${
      others.length > 0 &&
      html`<h3 class="sheet__part">${texts.merge_category}</h3>
      <ul class="picks">${others.map(
        (other) => html`<${Pick} key=${other.id} name=${other.name}
        mark=${html`<${Mark} number=${numbers.get(other.id)} kind="big" />`}
        act=${() => done(() => acts.mergeCategory(category, other))} />`,
      )}</ul>`
    }
    <div class="sheet__last">
      <button class="btn" type="button" onClick=${() => done(() => acts.removeCategory(category))}>${texts.remove_category}</button>
      <p class="small quiet">${texts.remove_more}</p>
    </div>
  <//>`;
}
