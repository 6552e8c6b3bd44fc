// The categories: written, renamed, moved, merged and taken away by the facilitator, for every
// segment at once.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Mark } from "../../ui/mark.js";
import { count, fill } from "../../ui/words.js";
import { CategoryActs, isRenaming } from "./category-acts.js";
import { useDraft } from "./composer.js";
import { useDesk } from "./desk.js";
import { NamePanel } from "./name-panel.js";
import { useOpener } from "./opener.js";
import { act } from "./told.js";

// The list that a frame ends in. The number to aim for is a guide.
export function Categories({ segment }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  const told = fill(texts.so_many_categories, {
    n: categories.length,
    target: segment.target_categories,
  });
  return html`<section class="panel" aria-labelledby="categories">
    <h3 id="categories">${texts.categories}</h3>
    ${segment.target_categories && html`<p class="small quiet">${told}</p>`}
    <ul class="panel__list">
      ${categories.map((one) => html`<li key=${one.id}><${CategoryHead} category=${one} number=${numbers.get(one.id)} /></li>`)}
    </ul>
  </section>`;
}

// `ideas`: how many stand there, if that is to be said; `moves`: how its neighbours stand,
// "sideways" or "upwards", where it can be moved among them; `children`: what else its head shows.
export function CategoryHead({ category, number, ideas, moves, children }) {
  const { live, board, texts } = useDesk();
  const [open, toggle, button] = useOpener(isRenaming(live, category) ? true : null);
  const ended = board.session.state === "ended";
  return html`<div class="matrix__head">
      <${Mark} number=${number} aria-hidden="true" />
      <h3 id=${`head-${category.id}`} dir="auto" lang=${board.session.language}><span class="vh">${number}. </span>${breakable(category.name)}</h3>
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

// A name may go on in the next line after a stroke.
const breakable = (name) =>
  name.split(/(?<=\/)/).flatMap((part, at) => (at ? [html`<wbr />`, part] : [part]));

// Where there is little room the word is only heard.
function Ideas({ n, short }) {
  const said = count(useDesk().texts.idea_count, n);
  return short ? html`<span aria-hidden="true">${n}</span><span class="vh">${said}</span>` : said;
}

export function NewCategory() {
  const desk = useDesk();
  const { board, texts } = desk;
  const [open, set, button] = useOpener();
  const [text, write] = useDraft("category");
  if (board.session.state === "ended") return null;
  const add = (name) => {
    if (!name) return;
    act(desk, [["category.add", { name }]], fill(texts.board.added, { name }));
    write("");
  };
  return html`<div class="new-category">
    ${
      open
        ? html`<${NamePanel} label=${texts.category_name} text=${text} write=${write} save=${add} said=${texts.add} stop=${() => set(null)} />`
        : html`<button class="btn btn--plain" type="button" ref=${button} onClick=${() => set(true)}>
          <${Icon} name="plus" />${texts.new_category}
        </button>`
    }
  </div>`;
}
