// The head of a category, wherever it stands.

import { Breaking } from "../../../ui/breaking.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { useOpener } from "../opener.js";
import { CategoryActs, isRenaming } from "./category-acts.js";

/**
 * @import {Category} from "../../../live/board/records.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

// `ideas`: how many stand there, if that is to be said; `moves`: how its neighbours stand,
// "sideways" or "upwards", where it can be moved among them; `children`: what else its head shows.
/**
 * @param {{category: Category, number: number | undefined, ideas?: number,
 *   moves?: "sideways" | "upwards", children?: ComponentChildren}} props
 */
export function CategoryHead({ category, number, ideas, moves, children }) {
  const { live, board, texts } = useDesk();
  const [open, toggle, button] = useOpener(isRenaming(live, category) ? true : null);
  const ended = board.session.state === "ended";
  return html`<div class="matrix__head">
      <${Mark} number=${number} aria-hidden="true" />
      <h3 id=${`head-${category.id}`} dir="auto" lang=${board.session.language}><span class="vh">${number}. </span><${Breaking} text=${category.name} /></h3>
      ${ideas !== undefined && html`<span class="count"><${Ideas} n=${ideas} short=${moves === "sideways"} /></span>`}
      ${children}
      ${
        !ended &&
        html`<button class="btn btn--plain btn--icon" type="button" ref=${button} aria-expanded=${Boolean(open)}
        aria-label=${fill(texts.more, { text: category.name })} onClick=${() => toggle(!open)}>
        <${Icon} name=${open ? "close" : "more"} />
      </button>`
      }
    </div>
    ${open && !ended && html`<${CategoryActs} category=${category} moves=${moves} close=${() => toggle(null)} />`}`;
}

// Where there is little room the word is only heard.
/** @param {{n: number, short: boolean}} props */
function Ideas({ n, short }) {
  const said = count(useDesk().texts.idea_count, n);
  return short ? html`<span aria-hidden="true">${n}</span><span class="vh">${said}</span>` : said;
}
