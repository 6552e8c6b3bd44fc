// The categories: written, renamed and taken away by the facilitator, for every segment at once.
import { categoriesOf } from "../../live/selectors.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { fill } from "../../ui/words.js";
import { numbersOf } from "../numbers.js";
import { Panel } from "./acts.js";
import { useChange, useDraft } from "./composer.js";
import { useDesk } from "./desk.js";
import { useOpener } from "./opener.js";

export const Mark = ({ number }) =>
  html`<span class="mark ${number <= 9 ? `cat-${number}` : ""}" aria-hidden="true">${number}</span>`;

// The list that a frame ends in. The number to aim for is a guide.
export function Categories({ segment }) {
  const { board, texts } = useDesk();
  const categories = categoriesOf(board, segment.id);
  const numbers = numbersOf(board);
  const told = fill(texts.so_many_categories, { n: categories.length, target: segment.target_categories });
  return html`<section class="panel" aria-labelledby="categories">
    <h3 id="categories">${texts.categories}</h3>
    ${segment.target_categories && html`<p class="small quiet">${told}</p>`}
    <ul class="panel__list">
      ${categories.map((one) => html`<li key=${one.id}><${CategoryHead} category=${one} number=${numbers.get(one.id)} /></li>`)}
    </ul>
    <${NewCategory} />
  </section>`;
}

export function CategoryHead({ category, number }) {
  const { live, board, texts } = useDesk();
  const [open, toggle, button] = useOpener(live.draft(keyOf(category)) ? true : null);
  const ended = board.session.state === "ended";
  return html`<div class="matrix__head">
      <${Mark} number=${number} />
      <h3 id=${`head-${category.id}`} dir="auto"><span class="vh">${number}. </span>${category.name}</h3>
      ${!ended && html`<button class="btn btn--plain btn--icon" type="button" ref=${button} aria-expanded=${Boolean(open)}
        aria-label=${fill(texts.more, { text: category.name })} onClick=${() => toggle(!open)}>
        <${Icon} name=${open ? "close" : "more"} />
      </button>`}
    </div>
    ${open && html`<${CategoryActs} category=${category} close=${() => toggle(null)} />`}`;
}

function CategoryActs({ category, close }) {
  const { live, texts, tell } = useDesk();
  const [{ text: name }, write, drop] = useChange(keyOf(category), { text: category.name });
  const leave = () => {
    drop();
    close();
  };
  const rename = () => {
    if (name.trim() && name !== category.name) live.do("category.rename", { id: category.id, name });
    leave();
  };
  const remove = () => {
    drop();
    live.do("category.remove", { id: category.id });
    tell(fill(texts.category_removed, { name: category.name }), () => live.do("category.restore", { id: category.id }));
  };
  return html`<div class="acts">
    <${Panel} label=${texts.rename} text=${name} write=${write} save=${rename} said=${texts.rename} stop=${leave} />
    <button class="btn btn--plain" type="button" onClick=${remove}>${texts.remove_category}</button>
  </div>`;
}

const keyOf = ({ id }) => `rename/${id}`;

export function NewCategory() {
  const { live, board, texts } = useDesk();
  const [open, set, button] = useOpener();
  const [name, write] = useDraft("category");
  if (board.session.state === "ended") return null;
  const add = () => {
    if (!name.trim()) return;
    live.do("category.add", { name });
    write("");
  };
  return html`<div class="new-category">
    ${open
      ? html`<${Panel} label=${texts.category_name} text=${name} write=${write} save=${add} said=${texts.add} stop=${() => set(null)} />`
      : html`<button class="btn btn--plain" type="button" ref=${button} onClick=${() => set(true)}>
          <${Icon} name="plus" />${texts.new_category}
        </button>`}
  </div>`;
}
