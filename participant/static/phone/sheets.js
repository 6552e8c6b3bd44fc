// The sheets of sorting: where an idea goes, which one stands for others, a category itself.

import { categoriesOf, numbersOf } from "../../live/board/categories.js";
import { entriesAt, unsortedIn } from "../../live/board/entries.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { Mark } from "../../ui/mark.js";
import { useRedraw } from "../../ui/use-live.js";
import { count } from "../../ui/words.js";
import { useId, useLayoutEffect, useRef, useState } from "../../vendor/preact-hooks.js";
import { readDraft } from "./drafts.js";
import { NAMES } from "./kept.js";
import { isHidden } from "./seen.js";
import { Pick, Sheet } from "./sheet.js";

const LONGEST = 80; // characters of a category's name
const NEW = `${NAMES}new`;

export function Sheets({ parts, sorting, segment }) {
  const { sheet, sort } = sorting;
  if (!sheet) return null;
  const all = { ...parts, acts: sorting.acts, segment, sheet, close: () => sort({ sheet: null }) };
  if (sheet.category) return html`<${CategorySheet} ...${all} />`;
  return sheet.merge ? html`<${MergeSheet} ...${all} />` : html`<${MoveSheet} ...${all} />`;
}

// `sheet.ids`: what is to move; none: only a new category is to be made. `sheet.naming`: into a new one.
function MoveSheet({ live, texts, acts, segment, sheet, close }) {
  const { board } = live;
  const { ids } = sheet;
  const [naming, setNaming] = useState(sheet.naming || ids.length === 0);
  const ideas = ids.map((id) => board.idea.get(id)).filter(Boolean);
  const done = (act) => {
    act();
    close();
  };
  const to = (category) => done(() => acts.move(ids, category));
  if (naming) {
    const make = (name) => done(() => acts.create(name, ids));
    return html`<${Sheet} key="new" title=${texts.new_category} field close=${close} texts=${texts}>
      <${Quote} ideas=${ideas} texts=${texts} />
      <${Name} live=${live} draft=${NEW} texts=${texts} act=${make} called
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
  const here = (id) =>
    ideas.length > 0 && ideas.every((idea) => (placeOf(board, idea)?.id ?? null) === id);
  const note = (id, entries) => (here(id) ? texts.here_now : count(texts.ideas, entries.length));
  const key = (event) => {
    if (!isPlain(event)) return;
    const category = targetOf(board, segment.id, event.key);
    if (category !== undefined) to(category);
  };
  return html`<${Sheet} key="move" title=${texts.move_to} close=${close} texts=${texts} onKeyDown=${key}>
    <${Quote} ideas=${ideas} texts=${texts} />
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
      html`<${SubPoints} board=${board} idea=${ideas[0]} texts=${texts}
      act=${(child) => done(() => acts.free(child))} />`
    }
  <//>`;
}

// What hangs under an idea can become an idea of its own.
function SubPoints({ board, idea, texts, act }) {
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

function MergeSheet({ live, texts, acts, sheet, close }) {
  const ideas = sheet.ids.map((id) => live.board.idea.get(id)).filter(Boolean);
  const into = (idea) => {
    acts.merge(
      sheet.ids.filter((id) => id !== idea.id),
      idea,
    );
    close();
  };
  return html`<${Sheet} title=${texts.merge_into} close=${close} texts=${texts}>
    <p class="sheet__quote">${texts.merge_more}</p>
    <ul class="picks">${ideas.map(
      (idea) => html`<${Pick} key=${idea.id} quiet name=${idea.text}
      act=${() => into(idea)} />`,
    )}</ul>
  <//>`;
}

function CategorySheet({ live, texts, acts, segment, sheet, close }) {
  const { board } = live;
  const numbers = numbersOf(board);
  const category = board.category.get(sheet.category);
  useLayoutEffect(() => void (category || close()), [category]); // somebody else removed it
  if (!category) return null;
  const others = categoriesOf(board, segment.id).filter(({ id }) => id !== category.id);
  const done = (act) => {
    act();
    close();
  };
  const title = html`<${Mark} number=${numbers.get(category.id)} /> <span dir="auto">${category.name}</span>`;
  return html`<${Sheet} title=${title} close=${close} texts=${texts}>
    <${Name} live=${live} draft=${NAMES + category.id} start=${category.name} texts=${texts} action=${texts.rename}
      act=${(name) => done(() => name !== category.name && acts.rename(category, name))} />
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

// A name, kept as a draft until it is sent, also where the field was emptied. `called`: it takes the
// focus.
function Name({ live, draft, start = "", texts, action, act, called, children }) {
  const id = useId();
  const redraw = useRedraw();
  const field = useRef(null);
  const [problem, setProblem] = useState("");
  const value = live.draft(draft) ? readDraft(live, draft).text : start;
  const keep = ({ currentTarget: { value: text } }) => {
    live.setDraft(draft, text === start ? "" : JSON.stringify({ text }));
    setProblem("");
    redraw();
  };
  const save = (event) => {
    event.preventDefault();
    const name = value.trim();
    const wrong = !name ? texts.empty : [...name].length > LONGEST ? texts.name_too_long : "";
    if (wrong) {
      setProblem(wrong);
      return field.current.focus();
    }
    live.setDraft(draft, "");
    return act(name);
  };
  return html`<form class="sheet__name" onSubmit=${save}>
    <label for=${id}>${texts.category_name}</label>
    <input class="form__input" id=${id} ref=${field} value=${value} onInput=${keep} dir="auto" autocomplete="off"
      autofocus=${called}
      aria-invalid=${problem ? "true" : undefined} aria-describedby=${`${id}-wrong`} />
    <p class="form__error" id=${`${id}-wrong`} role="alert">${problem}</p>
    <div class="editor__row"><button class="btn btn--primary">${action}</button>${children}</div>
  </form>`;
}

function Quote({ ideas, texts }) {
  if (ideas.length === 0) return null;
  const [{ text }] = ideas;
  return html`<p class="sheet__quote card__words" dir="auto">${ideas.length > 1 ? count(texts.picked, ideas.length) : text}</p>`;
}

export const Plus = ({ kind = "" }) =>
  html`<span class="mark mark--none ${kind}"><${Icon} name="plus" /></span>`;

// The category that an idea of a frame is sorted into, or null.
export const placeOf = (board, idea) =>
  categoriesOf(board, idea.segment_id).find(({ id }) => id === idea.category_id) ?? null;

// Whether a key was pressed alone: with others it belongs to the browser.
export const isPlain = ({ ctrlKey, metaKey, altKey }) => !(ctrlKey || metaKey || altKey);

// The category that a key stands for: null for not sorted, undefined for none.
export function targetOf(board, segmentId, key) {
  if (key === "0") return null;
  return categoriesOf(board, segmentId).find(({ id }) => String(numbersOf(board).get(id)) === key);
}
