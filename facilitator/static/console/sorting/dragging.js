// Dragging, an extra for laptops: from a handle, between lists and within one.

import { LAPTOP } from "../../../ui/laptop.js";
import { useEffect, useRef } from "../../../vendor/preact-hooks.js";
import { loadSortable } from "../../sortable.js";
import { before, moveTo, placeBehind } from "./acts.js";
import { groupOf } from "./groups.js";
import { targetsOf } from "./selection.js";

/**
 * @import {Sorting} from "./state.js"
 * @import {Options} from "../../../vendor/sortable.js"
 */

// The ref of what holds the lists. While one drags, `sorting.still` is set: nothing is drawn anew.
/** @param {Sorting} sorting */
export function useDragging(sorting) {
  const ref = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    if (!LAPTOP.matches || sorting.board.session.state === "ended") return undefined;
    /** @type {MutationObserver | undefined} */
    let lists;
    let over = false;
    loadSortable().then(({ Sortable }) => {
      const root = ref.current; // the board may be gone by now
      if (root && !over)
        lists = watchLists(root, (list) => Sortable.create(list, optionsOf(sorting)));
    });
    return () => {
      over = true;
      lists?.disconnect();
    };
  }, []);
  return ref;
}

// Makes every list of cards, also one that comes later, something to drop on.
/** @param {HTMLElement} root @param {(list: Element) => void} make */
function watchLists(root, make) {
  const made = new WeakSet();
  const makeAll = () => {
    for (const list of root.querySelectorAll(".pile")) {
      if (!made.has(list)) make(list);
      made.add(list);
    }
  };
  const watching = new MutationObserver(makeAll);
  watching.observe(/** @type {Element} */ (root.querySelector(".board")), { childList: true });
  makeAll();
  return watching;
}

/** @param {Sorting} sorting @returns {Options} */
function optionsOf(sorting) {
  /** @type {Node | null} */
  let home = null; // where the card stood, so that it can be put back: who draws it knows it there
  return {
    group: "ideas",
    handle: ".card__grip",
    draggable: ".card",
    animation: 120,
    forceFallback: true,
    fallbackOnBody: true,
    fallbackTolerance: 3,
    onStart({ item }) {
      home = item.nextSibling;
      sorting.still = true;
    },
    onEnd({ item, from, to, oldDraggableIndex, newDraggableIndex }) {
      const place = {
        above: idOf(item.previousElementSibling),
        below: idOf(item.nextElementSibling),
      };
      from.insertBefore(item, home);
      sorting.still = false;
      if (from !== to || oldDraggableIndex !== newDraggableIndex)
        drop(sorting, item.dataset.idea ?? "", to.dataset.group, place);
      sorting.draw();
    },
  };
}

/** @param {Element | null} card */
const idOf = (card) => /** @type {HTMLElement | null} */ (card)?.dataset.idea;

/** @typedef {{above?: string, below?: string}} Beside ids of ideas */

// Whoever drops an idea between others of a list means that place; below the last one of another
// list only the list.
/**
 * @param {Sorting} sorting
 * @param {string} id
 * @param {string | undefined} groupId
 * @param {Beside} place
 */
function drop(sorting, id, groupId, place) {
  const ids = sorting.picked.has(id) ? targetsOf(sorting) : [id];
  const group = sorting.groups.find((one) => (one.id ?? "") === groupId);
  const category = group?.category ?? null;
  const after = afterOf(sorting, ids, place);
  if (after === undefined || (!place.below && group !== groupOf(sorting.groups, id)))
    moveTo(sorting, ids, category);
  else placeBehind(sorting, ids, after, category);
}

/** @param {Pick<Sorting, "all">} sorting @param {string[]} ids @param {Beside} place */
function afterOf({ all }, ids, { above, below }) {
  if (above && !ids.includes(above)) return above;
  return below && !ids.includes(below) ? before({ all }, below, ids) : undefined;
}
