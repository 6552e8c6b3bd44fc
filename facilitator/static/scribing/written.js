// What one has written there oneself, the newest first, to be changed and taken back.

import { entriesAt } from "../../live/board/entries.js";
import { useDesk } from "../../ui/desk.js";
import { html } from "../../ui/html.js";
import { Icon } from "../../ui/icon.js";
import { count, fill } from "../../ui/words.js";
import { useOpener } from "../console/opener.js";
import { isChanging, keyOfChange, useChange } from "../console/writing/changes.js";
import { Conflict, conflictOf } from "../console/writing/conflict.js";
import { Panel } from "../console/writing/panel.js";

/**
 * @import {Board} from "../../live/board/board.js"
 * @import {Entry} from "../../live/board/entries.js"
 * @import {Idea} from "../../live/board/records.js"
 * @import {Place} from "./place.js"
 */

// One's own entries at a place for its table, the newest first.
/** @param {Board} board @param {Place} place @returns {Entry[]} */
export const ownAt = (board, { segment, list, table }) =>
  entriesAt(board, {
    segment: segment.id,
    category: list.category_id ?? undefined,
    column: list.column,
  })
    .filter(({ idea }) => board.mine.has(idea.id) && (idea.table_id ?? "") === table)
    .reverse();

/** @param {{place: Place}} props */
export function Written({ place }) {
  const { board, texts } = useDesk();
  const entries = ownAt(board, place);
  const all = entries.reduce((sum, { children }) => sum + 1 + children.length, 0);
  const name = board.table.get(place.table)?.name;
  const heading = name ? fill(texts.table, { name }) : texts.scribe.yours;
  return html`<section aria-labelledby="written">
    <h3 class="list-head" id="written"><span>${heading}</span><span class="count">${count(texts.scribe.written, all)}</span></h3>
    <ul class="rows scribe__list" lang=${board.session.language}>
      ${entries.map((entry) => html`<${Line} key=${entry.idea.id} entry=${entry} />`)}
    </ul>
  </section>`;
}

/** @param {{entry: Entry}} props */
function Line({ entry: { idea, children } }) {
  const desk = useDesk();
  const { live, board, texts } = desk;
  const [editing, open, button] = useOpener(isChanging(live, idea) || null);
  const conflict = conflictOf(live, idea);
  const own = board.mine.has(idea.id);
  const remove = () => {
    const op = live.do("idea.remove", { id: idea.id });
    desk.tell(texts.scribe.removed, () => live.undo(op));
  };
  /** @param {string} said */
  const about = (said) => `${said}: ${idea.text}`;
  return html`<li class="scribe__line">
    <p dir="auto">${idea.text}</p>
    ${
      own &&
      html`<div class="acts__row" lang=${document.documentElement.lang}>
      <button class="btn btn--plain" type="button" ref=${button} aria-expanded=${Boolean(editing)}
        aria-label=${about(texts.acts.edit)} onClick=${() => open(editing ? null : true)}><${Icon} name="edit" />${texts.acts.edit}</button>
      <button class="btn btn--plain" type="button" aria-label=${about(texts.scribe.remove)} onClick=${remove}>${texts.scribe.remove}</button>
    </div>`
    }
    ${editing && html`<${Edit} idea=${idea} stop=${() => open(null)} />`}
    ${conflict && html`<${Conflict} aside=${conflict} />`}
    ${
      children.length > 0 &&
      html`<ul class="scribe__subs">${children.map((child) => html`<${Line} key=${child.idea.id} entry=${child} />`)}</ul>`
    }
  </li>`;
}

/** @param {{idea: Idea, stop: () => void}} props */
function Edit({ idea, stop }) {
  const { live, texts } = useDesk();
  const [{ text, rev }, write, drop] = useChange(keyOfChange(idea), {
    text: idea.text ?? "",
    rev: idea.rev,
  });
  const leave = () => {
    drop();
    stop();
  };
  const save = () => {
    if (!text.trim()) return;
    if (text !== idea.text) live.do("idea.edit", { id: idea.id, rev, text });
    leave();
  };
  return html`<${Panel} label=${texts.acts.edit} text=${text} write=${write} save=${save} said=${texts.save} stop=${leave} />`;
}
