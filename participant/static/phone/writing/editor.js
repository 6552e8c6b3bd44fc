// Changing the words of one's own ideas, and taking them back.

import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { Icon } from "../../../ui/icon.js";
import { useRedraw } from "../../../ui/use-live.js";
import { PlanFields } from "../../../ui/who-and-when.js";
import { fill } from "../../../ui/words.js";
import { useId, useLayoutEffect, useState } from "../../../vendor/preact-hooks.js";
import { changeOf, isChanged, keyOfChange, ownParts } from "./changes.js";
import { isPlanned } from "./planned.js";
import { RoomLeft, TextField, tooMany } from "./text-field.js";

/**
 * @import {Entry} from "../../../live/board/entries.js"
 * @import {Idea} from "../../../live/board/records.js"
 * @import {Change} from "./changes.js"
 * @import {Desk} from "../../../ui/desk.js"
 * @import {Plan} from "../../../ui/who-and-when.js"
 */

// The way back stands in the toast, where the focus goes, since the card is gone.
/** @param {Desk} desk @param {Entry} entry */
export function takeBack({ live, texts, show }, { idea }) {
  live.do("idea.remove", { id: idea.id });
  show({
    text: texts.taken_back,
    undo: () => live.do("idea.restore", { id: idea.id }),
    focus: true,
  });
}

// Changed words are kept as a draft until they are saved, as all others. `called`: by hand, not
// because there is such a draft; only then it takes the focus. `again`: calls it.
/** @param {{entry: Entry, done: () => void, again: () => void, called: boolean}} props */
export function Editor({ entry, done, again, called }) {
  const desk = useDesk();
  const { live, board, texts, show } = desk;
  const id = useId();
  const redraw = useRedraw();
  const [problem, setProblem] = useState("");
  const entries = ownParts(live, entry);
  const parts = entries.map(({ idea }) => idea);
  // What the change builds on: if the words change meanwhile, that is a conflict to be shown.
  const [bases] = useState(() => new Map(parts.map(({ id: part, rev }) => [part, rev])));
  /** @param {Idea} idea @returns {Change} */
  const kept = (idea) =>
    changeOf(live, idea.id) ?? {
      text: /** @type {string} */ (idea.text),
      rev: bases.get(idea.id) ?? idea.rev,
    };
  /** @param {Idea} idea */
  const wordsOf = (idea) => kept(idea).text;
  /** @param {Idea} idea @param {Partial<Change>} change */
  const keep = (idea, change) => {
    live.setDraft(keyOfChange(idea.id), JSON.stringify({ ...kept(idea), ...change }));
    setProblem("");
    redraw();
  };
  const { idea: root } = entry;
  const planned =
    root.kind === "idea" && isPlanned(board, { segment: root.segment_id, column: root.column });
  useLayoutEffect(() => void (called && document.getElementById(`${id}-0`)?.focus()), []);
  const changed = parts.filter((idea) => isChanged(idea, kept(idea)));
  const leave = () => {
    for (const idea of parts) live.setDraft(keyOfChange(idea.id), "");
    done();
  };
  /** @param {Event} event */
  const save = (event) => {
    event.preventDefault();
    const wrong = changed.some((idea) => !wordsOf(idea).trim())
      ? texts.empty
      : tooMany(changed.map(wordsOf), texts);
    if (wrong) return setProblem(wrong);
    for (const idea of changed) live.do("idea.edit", { id: idea.id, ...kept(idea) });
    return leave();
  };
  const cancel = () => {
    const dropped = changed.map(({ id: part }) => [
      keyOfChange(part),
      live.draft(keyOfChange(part)),
    ]);
    leave();
    const undo = () => {
      for (const [key, words] of dropped) live.setDraft(key, words);
      again();
    };
    if (dropped.length) show({ text: texts.change_dropped, undo });
  };
  return html`<form class="editor" onSubmit=${save} onKeyDown=${(/** @type {KeyboardEvent} */ { key }) => key === "Escape" && cancel()}>
    ${parts.map(
      (idea, n) => html`<div class="editor__part" key=${idea.id}>
        <label for=${`${id}-${n}`}>${n ? fill(texts.sub_point_n, { n }) : texts.your_text}</label>
        <${TextField} id=${`${id}-${n}`} value=${wordsOf(idea)} onInput=${(/** @type {string} */ text) => keep(idea, { text })} />
        ${
          n > 0 &&
          html`<button class="btn btn--plain btn--icon" type="button"
            aria-label=${fill(texts.remove_sub_point, { n })}
            onClick=${() => takeBack(desk, entries[n])}>
          <${Icon} name="close" />
        </button>`
        }
      </div>`,
    )}
    ${
      planned &&
      html`<${PlanFields} plan=${{ ...root, ...kept(root) }} write=${(/** @type {Plan} */ change) => keep(root, change)}
        who=${texts.who} when=${texts.when} />`
    }
    ${
      problem
        ? html`<p class="form__error" role="alert">${problem}</p>`
        : html`<${RoomLeft} all=${changed.map(wordsOf)} />`
    }
    <div class="editor__row">
      <button class="btn btn--primary">${texts.save}</button>
      <button class="btn btn--plain" type="button" onClick=${cancel}>${texts.cancel}</button>
    </div>
  </form>`;
}
