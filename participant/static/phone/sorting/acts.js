// The acts of sorting. Each says in words what happened, and offers the way back.

import { numbersOf } from "../../../live/board/categories.js";
import { newId } from "../../../live/write/ids.js";
import { useDesk } from "../../../ui/desk.js";
import { html } from "../../../ui/html.js";
import { portions } from "../../../ui/limits.js";
import { Mark } from "../../../ui/mark.js";
import { count, fill } from "../../../ui/words.js";
import { start } from "../writing/places.js";

/**
 * @import {Category, Idea} from "../../../live/board/records.js"
 * @import {Live} from "../../../live/session.js"
 * @import {Texts} from "../../../ui/words.js"
 * @import {ComponentChildren} from "../../../vendor/preact.js"
 */

/** @typedef {ReturnType<typeof actsOf>} Acts */

// `said(text, ops, id)`: what was done, by which operations, and at which idea one goes on. Ideas that
// are gone since they were picked are left out; where all are, nothing is done.
/**
 * @param {Live} live
 * @param {Texts} texts
 * @param {(text: ComponentChildren, ops: string[], id?: string) => void} said
 */
export function actsOf(live, texts, said) {
  const { board } = live;
  /** @param {Idea} idea */
  const text = (idea) => start(idea.text);
  /** @param {string[]} ids */
  const there = (ids) => ids.filter((id) => live.board.idea.get(id)?.state === "shared");
  return {
    /** @param {string[]} picked @param {Category | null | undefined} category */
    move(picked, category) {
      const ids = there(picked);
      if (ids.length === 0) return;
      const ops = portions(ids).map((some) =>
        live.do("idea.move", { ids: some, category_id: category?.id ?? null }),
      );
      said(
        html`<${Moved} sentence=${count(texts.moved_to, ids.length)} category=${category}
        number=${numbersOf(board).get(category?.id)} />`,
        ops,
        ids[0],
      );
    },
    /** @param {Idea} child */
    free(child) {
      const op = live.do("idea.move", { ids: [child.id], parent_id: null });
      said(fill(texts.on_its_own, { text: text(child) }), [op]);
    },
    /** @param {string[]} picked @param {Idea} into */
    merge(picked, into) {
      const ids = there(picked);
      if (ids.length === 0) return;
      const ops = portions(ids).map((some) => live.do("idea.merge", { ids: some, into: into.id }));
      said(fill(count(texts.now_merged, ids.length), { text: text(into) }), ops, into.id);
    },
    /** @param {Idea} idea */
    unmerge(idea) {
      const op = live.do("idea.unmerge", { ids: [idea.id] });
      said(fill(texts.unmerged, { text: text(idea) }), [op]);
    },
    /** @param {string} name @param {string[]} picked */
    create(name, picked) {
      const id = newId();
      const ids = there(picked);
      const [first, ...more] = portions(ids);
      const op = live.do("category.add", { id, name, ids: first });
      const ops = more.map((some) => live.do("idea.move", { ids: some, category_id: id }));
      said(fill(texts.created, { name }), [op, ...ops], ids[0]);
    },
    /** @param {Category} category @param {string} name */
    rename({ id }, name) {
      said(fill(texts.renamed, { name }), [live.do("category.rename", { id, name })]);
    },
    /** @param {Category} category @param {Category} into */
    mergeCategory({ id, name }, into) {
      const op = live.do("category.merge", { id, into: into.id });
      said(fill(texts.category_merged, { name, into: into.name }), [op]);
    },
    /** @param {Category} category */
    removeCategory({ id, name }) {
      said(fill(texts.category_removed, { name }), [live.do("category.remove", { id })]);
    },
  };
}

/** @param {{sentence: string, category: Category | null, number: number | undefined}} props */
function Moved({ sentence, category, number }) {
  const { texts } = useDesk();
  const [before, after] = sentence.split("{category}");
  return html`<span>${before}<${Mark} number=${number} kind="small" />${" "}
    <span dir="auto">${category?.name ?? texts.not_sorted}</span>${after}</span>`;
}
