// What can be done with a category: a new name, another place, into another one, away.

import { kindOf } from "../../../live/board/kinds.js";
import { segmentsOf } from "../../../live/board/steps.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { fill } from "../../../ui/words.js";
import { useId, useState } from "../../../vendor/preact-hooks.js";
import { act } from "../running/act.js";
import { useChange } from "../writing/changes.js";
import { AskWhereTo, away, entriesUnder, inOrder } from "./category-ask.js";
import { NamePanel } from "./name-panel.js";
import { placed } from "./order.js";

/**
 * @import {Ask} from "../running/act.js"
 * @import {Board} from "../../../live/board/board.js"
 * @import {Category} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 */

/** @param {Category} category */
const keyOf = ({ id }) => `rename/${id}`;

// Whether somebody began to rename it here and did not finish, be it before a reload.
/** @param {Live} live @param {Category} category */
export const isRenaming = (live, category) => live.draft(keyOf(category)) !== "";

/**
 * @param {{category: Category, moves?: "sideways" | "upwards" | undefined,
 *   close: () => void}} props
 */
export function CategoryActs({ category, moves, close }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const before = { text: category.name, about: category.text ?? "" };
  const [{ text, about = before.about }, write, drop, alter] = useChange(keyOf(category), before);
  const [asking, ask] = useState(/** @type {"removing" | "merging" | null} */ (null));
  const others = othersOf(board, category);
  const leave = () => {
    drop();
    close();
  };
  /** @param {string} name */
  const rename = (name) => {
    const said = areGiven(board) && about.trim() !== before.about ? { text: about } : {};
    if (name && (name !== category.name || "text" in said)) {
      act(
        desk,
        [["category.rename", { id: category.id, name, ...said }]],
        fill(texts.board.renamed, { name: category.name, other: name }),
      );
    }
    leave();
  };
  const toRemove = () =>
    entriesUnder(board, category).length > 0
      ? ask(asking === "removing" ? null : "removing")
      : away(desk, category);
  return html`<div class="acts category-acts">
    <${NamePanel} label=${texts.rename} text=${text} write=${write} save=${rename} said=${texts.rename} stop=${leave}
      more=${areGiven(board) && html`<${About} text=${about} write=${(/** @type {string} */ words) => alter({ about: words })} />`} />
    <div class="acts__row">
      ${moves && html`<${Moves} category=${category} moves=${moves} />`}
      ${
        others.length > 0 &&
        html`<button class="btn btn--plain" type="button" aria-expanded=${asking === "merging"}
        onClick=${() => ask(asking === "merging" ? null : "merging")}>${texts.board.merge_category}</button>`
      }
      <button class="btn btn--plain" type="button" aria-expanded=${asking === "removing"} onClick=${toRemove}>${texts.remove_category}</button>
    </div>
    ${asking && html`<${AskWhereTo} key=${asking} category=${category} others=${others} asking=${asking} stop=${() => ask(null)} />`}
  </div>`;
}

// Categories that nobody in the room makes are given: parts of a proposal, each with what it says.
/** @param {Board} board */
const areGiven = (board) =>
  [...board.segment.values()].every((one) => !kindOf(one).makes_categories);

/** @param {{text: string, write: (text: string) => void}} props */
function About({ text, write }) {
  const { texts } = useDesk();
  const id = useId();
  return html`<p class="forms"><label for=${id}>${texts.part_text}</label>
    <textarea class="form__input" id=${id} dir="auto" rows="6" value=${text}
      onInput=${(/** @type {any} */ { target }) => write(target.value)} /></p>`;
}

/** @param {Board} board @param {Category} category */
const othersOf = (board, category) => inOrder(board).filter((one) => one !== category);

// Among all categories, in every segment without an order of its own, and in the list of a frame that
// has one: it is what one sorts by.
/** @param {{category: Category, moves: "sideways" | "upwards"}} props */
function Moves({ category, moves }) {
  const desk = useDesk();
  const { board, texts } = desk;
  const all = inOrder(board);
  const at = all.indexOf(category);
  /** @param {number} by @param {string} name */
  const button = (by, name) => {
    const still = !all[at + by];
    const after = by > 0 ? all[at + 1]?.id : (all[at - 2]?.id ?? null);
    /** @type {Ask[]} */
    const asks = [
      ["category.move", { id: category.id, after }],
      ...ownLists(board).map((frame) => placed(frame, category, { after })),
    ];
    const said = fill(texts.now_place, { name: category.name, n: at + by + 1, all: all.length });
    return html`<button class="btn btn--plain" type="button" aria-disabled=${still || null}
      onClick=${() => still || act(desk, asks, said)}>${texts.board[moves][name]}</button>`;
  };
  return html`${button(-1, "back")}${button(1, "on")}`;
}

/** @param {Board} board */
const ownLists = (board) =>
  segmentsOf(board).filter((one) => kindOf(one).makes_categories && one.arranged);
